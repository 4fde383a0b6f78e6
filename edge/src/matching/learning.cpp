#include "matching/learning.hpp"

#include "match/batch.hpp"
#include "matching/sealed_profiles.hpp"
#include "store/match_accounts.hpp"
#include "store/match_outcomes.hpp"

namespace guichet::matching {
namespace {

constexpr std::int64_t kPage = 1000;

store::StoreError broken() { return {store::StoreErrc::kCorrupt, "match_account.profiles does not open"}; }

// The last profile of an account: a model learns of accounts, not of how often one was written.
bool add_account(const crypto::Keys& keys, std::string_view tenant, const store::MatchAccount& account,
                 match::Batch& batch) {
  const auto opened = open_profiles(keys, tenant, account.account_id, account.profiles_sealed);
  if (!opened) return false;
  std::string_view rest = *opened;
  std::optional<match::ProfileView> last;
  while (auto profile = next_profile(rest)) last = profile;
  if (last) batch.add(*last, match::hash_keys(match::blocking_keys(*last)));
  return true;
}

}  // namespace

store::Result<Learnt> learn_from_store(store::Database& database, const crypto::Keys& keys,
                                       std::string_view tenant, unsigned threads,
                                       const std::function<bool(std::uint64_t accounts)>& watch) {
  match::BatchOptions options;
  options.threads = threads;
  options.as_index = true;
  match::Batch batch(options);
  for (std::int64_t after = 0;;) {
    const auto page = store::list_match_accounts(database, tenant, after, kPage);
    if (!page) return page.error();
    if (page->empty()) break;
    for (const store::MatchAccount& account : *page) {
      if (!add_account(keys, tenant, account, batch)) return broken();
    }
    after = page->back().number;
    if (!watch(batch.size())) return store::StoreError{store::StoreErrc::kClosed, "interrupted"};
  }
  (void)batch.run();
  return Learnt{batch.model().values(), batch.size(), batch.counts().compared};
}

store::Result<Calibrated> calibrate_from_store(store::Database& database, std::string_view tenant,
                                               match::ModelValues model) {
  const std::string version = match::score_version(model);
  std::vector<match::Outcome> outcomes;
  for (Id after{};;) {
    const auto page = store::list_outcomes(database, tenant, after, kPage);
    if (!page) return page.error();
    if (page->empty()) break;
    for (const store::MatchOutcome& outcome : *page) {
      const bool is_of_model = std::string_view(outcome.model_version).substr(0, version.size()) == version;
      if (is_of_model) outcomes.push_back({outcome.score, outcome.is_same});
    }
    after = page->back().id;
  }
  const std::uint64_t count = outcomes.size();
  model.calibration = match::learn_calibration(std::move(outcomes));
  return Calibrated{std::move(model), count};
}

}  // namespace guichet::matching
