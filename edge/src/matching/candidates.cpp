#include "matching/candidates.hpp"

#include <algorithm>

#include "matching/index.hpp"
#include "store/match_accounts.hpp"

namespace guichet::matching {
namespace {

using Numbers = std::vector<std::int64_t>;

// The numbers of the accounts behind one key, appended, unless there are too many.
store::Result<bool> add_bucket(store::Database& database, std::int64_t key, Numbers& numbers) {
  const std::size_t before = numbers.size();
  if (const auto found = store::find_match_numbers(database, key, kMaxBucket + 1, numbers); !found) {
    return found.error();
  }
  const bool is_usable = numbers.size() - before <= static_cast<std::size_t>(kMaxBucket);
  if (!is_usable) numbers.resize(before);
  return is_usable;
}

struct Hit {
  std::int64_t number;
  std::size_t first;  // where it stood first
  std::size_t keys;   // how many it shares
};

// Each number once: those that came most often, then those that came first, and no more than kMaxCandidates.
Numbers best_numbers(const Numbers& numbers) {
  std::vector<Hit> hits;
  hits.reserve(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) hits.push_back({numbers[i], i, 1});
  std::sort(hits.begin(), hits.end(), [](const Hit& left, const Hit& right) {
    return left.number != right.number ? left.number < right.number : left.first < right.first;
  });
  std::size_t kept = 0;
  for (const Hit& hit : hits) {
    if (kept > 0 && hits[kept - 1].number == hit.number) {
      ++hits[kept - 1].keys;
    } else {
      hits[kept++] = hit;
    }
  }
  hits.resize(kept);
  std::sort(hits.begin(), hits.end(), [](const Hit& left, const Hit& right) {
    return left.keys != right.keys ? left.keys > right.keys : left.first < right.first;
  });
  if (hits.size() > kMaxCandidates) hits.resize(kMaxCandidates);
  Numbers best;
  for (const Hit& hit : hits) best.push_back(hit.number);
  return best;
}

class Weighing {
 public:
  Weighing(store::Database& database, const crypto::Keys& keys, std::string_view tenant, const match::Profile& profile,
           const match::Model& model, Search& search)
      : database_(database), keys_(keys), tenant_(tenant), own_(match::view_of(profile)), model_(model),
        search_(search) {
    search_.terms = match::weigh_terms(own_, model.values().terms);
  }

  store::Status add(std::int64_t number) {
    const auto account = store::find_match_account(database_, tenant_, number);
    if (!account) return account.error();
    if (!*account) return Done{};
    const auto opened = open_profiles(keys_, tenant_, (*account)->account_id, (*account)->profiles_sealed);
    if (!opened || !add_best((*account)->account_id, *opened)) {
      return store::StoreError{store::StoreErrc::kCorrupt, "match_account.profiles does not open"};
    }
    return Done{};
  }

 private:
  // False when the bytes are no profiles.
  bool add_best(const Id& account, std::string_view opened) {
    std::optional<Candidate> best;
    while (!opened.empty()) {
      const auto profile = next_profile(opened);
      if (!profile) return false;
      const match::Levels levels = match::compare(own_, *profile);
      const double score = match::log_odds(model_.add_up(levels, search_.terms, search_.accounts));
      if (!best || score > best->score) best = Candidate{account, profile->birth_date, levels, score};
    }
    if (best) search_.candidates.push_back(*best);
    return true;
  }

  store::Database& database_;
  const crypto::Keys& keys_;
  std::string_view tenant_;
  match::ProfileView own_;
  const match::Model& model_;
  Search& search_;
};

}  // namespace

store::Result<Search> find_candidates(store::Database& database, const crypto::Keys& keys, std::string_view tenant,
                                      const match::Profile& profile, const match::Model& model) {
  Search search;
  Numbers numbers;
  for (const std::int64_t key : index_keys(keys, tenant, profile)) {
    const auto is_usable = add_bucket(database, key, numbers);
    if (!is_usable) return is_usable.error();
    if (!*is_usable) ++search.skipped_keys;
  }
  if (numbers.empty()) return search;
  const auto accounts = store::last_match_number(database);
  if (!accounts) return accounts.error();
  search.accounts = static_cast<double>(*accounts);
  Weighing weighing(database, keys, tenant, profile, model, search);
  for (const std::int64_t number : best_numbers(numbers)) {
    if (const auto added = weighing.add(number); !added) return added.error();
  }
  std::stable_sort(search.candidates.begin(), search.candidates.end(),
                   [](const Candidate& left, const Candidate& right) { return left.score > right.score; });
  return search;
}

}  // namespace guichet::matching
