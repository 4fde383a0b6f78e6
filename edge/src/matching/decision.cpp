#include "matching/decision.hpp"

#include <algorithm>
#include <chrono>

#include "crypto/ids.hpp"
#include "matching/explanation.hpp"
#include "store/accounts.hpp"

namespace guichet::matching {
namespace {

constexpr int kMajority = 18;

bool is_minor(const match::BirthDate& birth, Millis now) {
  using namespace std::chrono;
  if (!birth.is_known()) return false;
  const year_month_day today(floor<days>(system_clock::time_point(milliseconds(now))));
  const auto comes_of_age = year(birth.year + kMajority) / month(static_cast<unsigned>(birth.month)) /
                            day(static_cast<unsigned>(birth.day));
  return today < comes_of_age;
}

// What is known of a new account and a candidate beside the score. The new one has no verified identifier, so
// there can be no two that differ; what a verified account holds, its owner may log in to. A record that was
// linked to one leads to its owner too.
store::Result<match::Circumstances> circumstances_of(store::Database& database, std::string_view tenant,
                                                     const match::Profile& profile,
                                                     const Candidate& candidate, Millis now,
                                                     const KnownPeople& people) {
  const auto account = store::find_account(database, tenant, candidate.account);
  if (!account) return account.error();
  match::Circumstances circumstances;
  circumstances.is_minor = is_minor(profile.birth_date, now) || is_minor(candidate.birth_date, now);
  circumstances.holds_sensitive_data = *account && (*account)->is_verified;
  if (circumstances.holds_sensitive_data || !people.is_verified) return circumstances;
  const auto verified = people.is_verified(candidate.account);
  if (!verified) return verified.error();
  circumstances.holds_sensitive_data = *verified;
  return circumstances;
}

// The verdict on the best candidate, then that on the best other person, if one is more probable than not:
// whether there is a choice is between these.
store::Result<std::vector<match::Verdict>> best_verdicts(const Search& search, const match::Model& model,
                                                         const KnownPeople& people) {
  std::vector<match::Verdict> verdicts{search.explain(search.candidates[0], model)};
  for (std::size_t i = 1; i < search.candidates.size(); ++i) {
    match::Verdict verdict = search.explain(search.candidates[i], model);
    if (verdict.certainty <= 0.5) break;
    if (people.are_one) {
      const auto is_one = people.are_one(search.candidates[0].account, search.candidates[i].account);
      if (!is_one) return is_one.error();
      if (*is_one) continue;
    }
    verdicts.push_back(std::move(verdict));
    break;
  }
  return verdicts;
}

}  // namespace

store::Result<Decision> decide(store::Database& database, const crypto::Keys& keys, std::string_view tenant,
                               const match::Profile& profile, const Engine& engine, const match::Bands& bands,
                               Millis now, const KnownPeople& people) {
  const auto search = find_candidates(database, keys, tenant, profile, engine.model);
  if (!search) return search.error();
  Decision decision;
  decision.candidates = search->candidates.size();
  decision.skipped_keys = search->skipped_keys;
  if (search->candidates.empty()) return decision;

  auto verdicts = best_verdicts(*search, engine.model, people);
  if (!verdicts) return verdicts.error();
  const auto chosen = match::choose(*verdicts);
  const std::size_t best = chosen.value_or(0);
  decision.candidate = search->candidates[best].account;
  decision.verdict = std::move((*verdicts)[best]);
  decision.is_ambiguous = !chosen;
  // What else is known only makes a band more careful: nothing has to be read for somebody new.
  if (match::decide(decision.verdict, {}, bands) == match::Band::kNew) return decision;
  const auto circumstances =
      circumstances_of(database, tenant, profile, search->candidates[best], now, people);
  if (!circumstances) return circumstances.error();
  decision.band = match::decide(decision.verdict, *circumstances, bands);
  // Between two that both fit, only a person may choose.
  if (decision.is_ambiguous) decision.band = std::min(decision.band, match::Band::kReview);
  return decision;
}

Json decision_json(const Decision& decision, const Engine& engine, std::string_view locale) {
  Json json{{"band", match::band_name(decision.band)},
            {"model", engine.model_version},
            {"candidate", nullptr},
            {"compared", decision.candidates},
            {"skipped_keys", decision.skipped_keys}};
  if (!decision.candidate) return json;
  json.update(verdict_json(decision.verdict));
  json["candidate"] = crypto::id_text(*decision.candidate);
  json["ambiguous"] = decision.is_ambiguous;
  json["explanation"] = explain(decision.verdict, engine.localizer, locale);
  if (decision.is_ambiguous) {
    json["explanation"].push_back(engine.localizer.text(locale, "match.ambiguous"));
  }
  return json;
}

}  // namespace guichet::matching
