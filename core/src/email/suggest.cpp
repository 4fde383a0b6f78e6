#include "email/suggest.hpp"

#include <algorithm>
#include <cmath>

#include "email/hypotheses.hpp"

namespace guichet::email {
namespace {

// Natural logarithms. Fitted on published lists of slips and of real domains, so that one real domain in a
// thousand is questioned at most.
constexpr float kUnknown = -9.1F;            // an address of a domain that we do not know
constexpr float kUnknownLetter = -0.9F;      // for each letter of its name, ...
constexpr std::size_t kCountedLetters = 8;   // ... for long names are as many as short ones
constexpr float kBrand = -3.0F;              // a name that is a provider's and no word is seldom another's
constexpr float kMail = 2.0F;                // many a mail domain has "mail" in its name
constexpr float kEndingWeight = 0.5F;
constexpr float kRareEnding = -6.5F;         // the share of a suffix that is not among the common ones
constexpr float kImpossible = -40.0F;        // an ending that does not exist

// What a suggestion with no lead at all is worth, and each unit of lead: as logarithms of odds, from the development
// data, with one slip in eight addresses whose domain we do not know.
constexpr float kBareOdds = 2.6F;
constexpr float kOddsPerLead = 0.8F;
constexpr double kSureAbove = 0.98;

constexpr int kMaxSteps = 4;

// In single precision: the table of the other exponential weighs 2 KB in the page.
double logistic(float odds) { return 1 / (1 + static_cast<double>(std::exp(-odds))); }

double certainty_of(const DomainGuess& guess) {
  const double is_slip = logistic(kBareOdds + kOddsPerLead * guess.over_unknown);
  const double is_this_one = logistic(guess.over_second);
  return std::min(std::floor(is_slip * is_this_one * 1000 + 0.5) / 1000, 0.999);
}

bool is_name_of(const Hypothesis& hypothesis, const Typed& typed) {
  return hypothesis.name == typed.parts.name && typed.is_possible;
}

std::optional<DomainSuggestion> suggest_once(std::string_view domain, std::string_view country) {
  const auto guess = guess_domain(domain, country);
  if (!guess || guess->over_unknown < 0) return std::nullopt;
  const double certainty = certainty_of(*guess);
  return DomainSuggestion{std::string(guess->name) + "." + std::string(guess->suffix), certainty,
                          certainty >= kSureAbove && !guess->is_brand};
}

}  // namespace

void Weighed::add(const Hypothesis& hypothesis) {
  const bool is_same = hypothesis.name == best.name && hypothesis.suffix == best.suffix;
  if (hypothesis.score <= best.score) {
    if (!is_same) second = std::max(second, hypothesis.score);
    return;
  }
  if (!is_same) second = std::max(second, best.score);
  best = hypothesis;
}

Typed read_typed(const MailDirectory& directory, std::string_view domain, std::string_view country) {
  Typed typed{domain, directory.split(domain), {domain, {}}, false, country};
  const std::size_t dot = domain.find('.');
  if (dot != std::string_view::npos) typed.first_dot = {domain.substr(0, dot), domain.substr(dot + 1)};
  typed.is_possible = !typed.parts.suffix.empty();
  if (!typed.is_possible) typed.parts = typed.first_dot;
  return typed;
}

float score_unknown_name(const MailDirectory& directory, std::string_view name) {
  const float score = kUnknown + kUnknownLetter * static_cast<float>(std::min(name.size(), kCountedLetters));
  const ProviderName* provider = directory.find_name(name);
  if (provider != nullptr && provider->is_brand) return score + kBrand;
  return name.find("mail") != std::string_view::npos ? score + kMail : score;
}

float score_unknown(const MailDirectory& directory, const Typed& typed) {
  if (!typed.is_possible) return kImpossible;
  const float score = score_unknown_name(directory, typed.parts.name);
  const Ending* ending = directory.find_ending(typed.parts.suffix);
  return score + kEndingWeight * (ending == nullptr ? kRareEnding : ending->log_share);
}

std::optional<DomainGuess> guess_domain(std::string_view domain, std::string_view country, float least) {
  const MailDirectory* directory = mail_directory();
  if (directory == nullptr || domain.empty()) return std::nullopt;
  Typed typed = read_typed(*directory, domain, country);
  if (directory->is_known(domain, typed.parts)) return std::nullopt;
  const float unknown = score_unknown(*directory, typed);
  typed.least = unknown + least;
  Weighed weighed;
  weigh_providers(*directory, typed, weighed);
  weigh_endings(*directory, typed, weighed);
  const Hypothesis& best = weighed.best;
  if (best.name.empty()) return std::nullopt;
  return DomainGuess{best.name, best.suffix, best.score - unknown, best.score - weighed.second,
                     is_name_of(best, typed)};
}

std::optional<DomainSuggestion> suggest_domain(std::string_view domain, std::string_view country) {
  auto suggestion = suggest_once(domain, country);
  // A mended ending may bring to light that the name is mistyped as well.
  for (int step = 0; suggestion && step < kMaxSteps; ++step) {
    auto further = suggest_once(suggestion->domain, country);
    if (!further) break;
    suggestion = std::move(further);
  }
  return suggestion;
}

}  // namespace guichet::email
