#include "matching/candidates.hpp"

#include <algorithm>
#include <tuple>

#include "matching/index.hpp"
#include "store/match_accounts.hpp"

namespace guichet::matching {
namespace {

// An account behind a key, and what that says for it: the fewer have the key, the more.
struct Hit {
  std::int64_t number;
  double weight;
};

// Adds the accounts behind one key, unless there are too many.
store::Result<bool> add_bucket(store::Database& database, std::int64_t key, std::vector<std::int64_t>& bucket,
                               std::vector<Hit>& hits) {
  bucket.clear();
  if (const auto found = store::find_match_numbers(database, key, kMaxBucket + 1, bucket); !found) {
    return found.error();
  }
  if (bucket.size() > static_cast<std::size_t>(kMaxBucket)) return false;
  for (const std::int64_t number : bucket) hits.push_back({number, 1 / static_cast<double>(bucket.size())});
  return true;
}

// Each account once, with the sum of what its keys say; no more than kMaxCandidates, those of the largest
// sums.
void keep_best(std::vector<Hit>& hits) {
  std::sort(hits.begin(), hits.end(),
            [](const Hit& left, const Hit& right) { return left.number < right.number; });
  std::size_t kept = 0;
  for (const Hit& hit : hits) {
    if (kept > 0 && hits[kept - 1].number == hit.number) {
      hits[kept - 1].weight += hit.weight;
    } else {
      hits[kept++] = hit;
    }
  }
  hits.resize(kept);
  if (kept <= kMaxCandidates) return;
  std::nth_element(
      hits.begin(), hits.begin() + kMaxCandidates, hits.end(), [](const Hit& left, const Hit& right) {
        return left.weight != right.weight ? left.weight > right.weight : left.number > right.number;
      });
  hits.resize(kMaxCandidates);
}

// Any known date is later than an unknown one.
bool is_later(const match::BirthDate& left, const match::BirthDate& right) {
  return std::tie(left.year, left.month, left.day) > std::tie(right.year, right.month, right.day);
}

class Weighing {
 public:
  Weighing(store::Database& database, const crypto::Keys& keys, std::string_view tenant,
           const match::Profile& profile, const match::Model& model, Search& search)
      : database_(database),
        keys_(keys),
        tenant_(tenant),
        own_(match::view_of(profile)),
        model_(model),
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
    match::BirthDate youngest;
    while (!opened.empty()) {
      const auto profile = next_profile(opened);
      if (!profile) return false;
      if (is_later(profile->birth_date, youngest)) youngest = profile->birth_date;
      const match::Levels levels = match::compare(own_, *profile);
      const double score = match::log_odds(model_.add_up(levels, search_.terms, search_.accounts));
      if (!best || score > best->score) best = Candidate{account, {}, levels, score};
    }
    if (!best) return true;
    best->birth_date = youngest;
    search_.candidates.push_back(*best);
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

store::Result<Search> find_candidates(store::Database& database, const crypto::Keys& keys,
                                      std::string_view tenant, const match::Profile& profile,
                                      const match::Model& model) {
  Search search;
  std::vector<std::int64_t> bucket;
  std::vector<Hit> hits;
  for (const std::int64_t key : index_keys(keys, tenant, profile)) {
    const auto is_usable = add_bucket(database, key, bucket, hits);
    if (!is_usable) return is_usable.error();
    if (!*is_usable) ++search.skipped_keys;
  }
  if (hits.empty()) return search;
  keep_best(hits);
  const auto accounts = store::last_match_number(database);
  if (!accounts) return accounts.error();
  search.accounts = static_cast<double>(*accounts);
  Weighing weighing(database, keys, tenant, profile, model, search);
  for (const Hit& hit : hits) {
    if (const auto added = weighing.add(hit.number); !added) return added.error();
  }
  std::stable_sort(search.candidates.begin(), search.candidates.end(),
                   [](const Candidate& left, const Candidate& right) { return left.score > right.score; });
  return search;
}

}  // namespace guichet::matching
