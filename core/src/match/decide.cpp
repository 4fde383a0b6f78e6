#include <algorithm>

#include "match/fields.hpp"

namespace guichet::match {
namespace {

bool has_level(const Verdict& verdict, Field field, std::string_view level) {
  return std::any_of(verdict.evidence.begin(), verdict.evidence.end(), [=](const Evidence& evidence) {
    return evidence.field == field && evidence.level == level;
  });
}

// Agreements that do not follow from each other: a contact, a name in full with its birth date.
int count_strong_agreements(const Verdict& verdict) {
  const bool email = has_level(verdict, Field::kEmail, "same");
  const bool tel = has_level(verdict, Field::kTel, "same_mobile");
  const bool given = has_level(verdict, Field::kGivenName, "same");
  const bool born = has_level(verdict, Field::kBirthDate, "same") && given;
  const bool lives = has_level(verdict, Field::kStreet, "same") && given;
  return (email ? 1 : 0) + (tel ? 1 : 0) + (born ? 1 : 0) + (lives ? 1 : 0);
}

bool contradicts(const Verdict& verdict) {
  return has_level(verdict, Field::kBirthDate, "different") ||
         has_level(verdict, Field::kBirthDate, "year") || has_level(verdict, Field::kGivenName, "different");
}

bool may_be_the_same_by_score(const Verdict& verdict, const Circumstances& circumstances,
                              const Bands& bands) {
  return verdict.certainty >= bands.same && verdict.household < bands.household_below &&
         count_strong_agreements(verdict) >= 2 && !contradicts(verdict) &&
         !circumstances.both_verified_differently && !circumstances.is_minor &&
         !circumstances.holds_sensitive_data;
}

}  // namespace

std::string_view band_name(Band band) {
  constexpr std::array<std::string_view, 5> kNames = {"new", "review", "ask", "same", "proven"};
  return kNames[static_cast<std::size_t>(band)];
}

Band decide(const Verdict& verdict, const Circumstances& circumstances, const Bands& bands) {
  if (circumstances.control_is_proven)
    return contradicts(verdict) || circumstances.is_minor ? Band::kAsk : Band::kProven;
  if (may_be_the_same_by_score(verdict, circumstances, bands)) return Band::kSame;
  if (verdict.certainty >= bands.ask) return Band::kAsk;
  return verdict.certainty >= bands.review ? Band::kReview : Band::kNew;
}

std::optional<std::size_t> choose(const std::vector<Verdict>& candidates) {
  if (candidates.empty()) return std::nullopt;
  std::size_t best = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    if (candidates[i].score > candidates[best].score) best = i;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (i != best && candidates[i].certainty > 0.5 && candidates[best].certainty > 0.5) return std::nullopt;
  }
  return best;
}

}  // namespace guichet::match
