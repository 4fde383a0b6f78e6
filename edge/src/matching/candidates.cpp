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

// Each number once, where it came first, and no more than kMaxCandidates of them.
void keep_first(Numbers& numbers) {
  Numbers kept;
  for (const std::int64_t number : numbers) {
    if (kept.size() == kMaxCandidates) break;
    if (std::find(kept.begin(), kept.end(), number) == kept.end()) kept.push_back(number);
  }
  numbers = std::move(kept);
}

class Weighing {
 public:
  Weighing(store::Database& database, const crypto::Keys& keys, std::string_view tenant, const match::Profile& profile,
           const match::Model& model, double accounts)
      : database_(database), keys_(keys), tenant_(tenant), profile_(profile), model_(model), accounts_(accounts) {}

  store::Status add(std::int64_t number, Search& search) const {
    const auto account = store::find_match_account(database_, tenant_, number);
    if (!account) return account.error();
    if (!*account) return Done{};
    const auto profiles = open_profiles(keys_, tenant_, (*account)->account_id, (*account)->profiles_sealed);
    if (!profiles) return store::StoreError{store::StoreErrc::kCorrupt, "match_account.profiles does not open"};
    if (!profiles->empty()) add_best((*account)->account_id, *profiles, search);
    return Done{};
  }

 private:
  void add_best(const Id& account, const Profiles& profiles, Search& search) const {
    Candidate candidate{account, profiles[0].birth_date};
    match::Verdict best = match::weigh(profile_, profiles[0], model_, accounts_);
    for (std::size_t i = 1; i < profiles.size(); ++i) {
      match::Verdict verdict = match::weigh(profile_, profiles[i], model_, accounts_);
      if (verdict.score <= best.score) continue;
      best = std::move(verdict);
      candidate.birth_date = profiles[i].birth_date;
    }
    search.candidates.push_back(candidate);
    search.verdicts.push_back(std::move(best));
  }

  store::Database& database_;
  const crypto::Keys& keys_;
  std::string_view tenant_;
  const match::Profile& profile_;
  const match::Model& model_;
  double accounts_;
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
  keep_first(numbers);
  const auto accounts = store::last_match_number(database);
  if (!accounts) return accounts.error();
  const Weighing weighing(database, keys, tenant, profile, model, static_cast<double>(*accounts));
  for (const std::int64_t number : numbers) {
    if (const auto added = weighing.add(number, search); !added) return added.error();
  }
  return search;
}

}  // namespace guichet::matching
