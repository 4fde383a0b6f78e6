#include "email/suggest.hpp"

#include <algorithm>
#include <cmath>

#include "email/provider.hpp"
#include "text/edit_distance.hpp"

namespace guichet::email {
namespace {

// Natural logarithms of probabilities, fitted by eye to published typo lists, not to any single one.
constexpr double kSlipCost = -4.6;          // one slip of the finger, 1 in 100
constexpr double kSecondSlipCost = -5.5;
constexpr double kShortUnknown = -11.5;     // a given unknown real domain with a name of up to four letters
constexpr double kLongUnknown = -15.0;      // and with a longer one
constexpr double kImpossibleEnding = -5.0;  // what an ending that does not exist costs the rival
constexpr double kSilentBelow = 0.9;
constexpr std::size_t kShortName = 4;

struct Domain {
  std::string_view name;
  std::string_view ending;
};

Domain split_at_first_dot(std::string_view domain) {
  const std::size_t dot = domain.find('.');
  if (dot == std::string_view::npos) return {domain, {}};
  return {domain.substr(0, dot), domain.substr(dot + 1)};
}

// Every two-letter ending may be a country; of the longer ones only those of the table are taken for real.
bool is_real_ending(std::string_view ending) {
  static constexpr std::string_view kReal[] = {"app",  "bet",  "bio",  "biz", "cam",  "cat",  "com",  "dev",  "edu",
                                               "fun",  "gov",  "info", "int", "mil",  "name", "net",  "new",  "one",
                                               "org",  "pet",  "pro",  "tel", "top",  "vet",  "xxx",  "xyz"};
  const std::size_t dot = ending.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? ending : ending.substr(dot + 1);
  return last.size() == 2 || std::binary_search(std::begin(kReal), std::end(kReal), last);
}

// gmail exists under one ending only; the others are national brands, or belong to somebody else.
bool is_contested_ending(const Domain& typed, const Domain& provider) {
  return typed.name == provider.name && is_real_ending(typed.ending) && provider.name != "gmail";
}

double unknown_domain(const Domain& typed) {
  const double real = typed.name.size() <= kShortName ? kShortUnknown : kLongUnknown;
  return is_real_ending(typed.ending) ? real : real + kImpossibleEnding;
}

// Short names lie within two slips of anything: they are allowed one, long ones two.
std::size_t allowed_slips(const Domain& provider) { return provider.name.size() > 5 ? 2 : 1; }

double slips_cost(std::size_t slips) { return slips == 1 ? kSlipCost : kSlipCost + kSecondSlipCost; }

bool is_name_without_ending(const Domain& typed, const Domain& provider) {
  return typed.ending.empty() && typed.name == provider.name;
}

double probability_of(std::string_view domain, const Domain& typed, const Provider& candidate) {
  const Domain provider = split_at_first_dot(candidate.domain);
  const double prior = std::log(static_cast<double>(candidate.share));
  if (is_name_without_ending(typed, provider)) return std::exp(prior + kSlipCost);
  if (is_contested_ending(typed, provider)) return 0;
  const std::size_t limit = allowed_slips(provider);
  const std::size_t slips = edit_distance(domain, candidate.domain, limit);
  return slips > limit ? 0 : std::exp(prior + slips_cost(slips));
}

double rounded(double value) { return std::floor(value * 1000 + 0.5) / 1000; }

}  // namespace

std::optional<DomainSuggestion> suggest_domain(std::string_view domain) {
  if (!find_family(domain).empty() || is_known_neighbour(domain)) return std::nullopt;
  const Domain typed = split_at_first_dot(domain);
  double total = std::exp(unknown_domain(typed));
  double best = 0;
  std::string_view best_domain;
  for (const Provider& candidate : providers()) {
    const double probability = probability_of(domain, typed, candidate);
    total += probability;
    if (probability > best) {
      best = probability;
      best_domain = candidate.domain;
    }
  }
  const double certainty = best / total;
  const bool is_dotless = typed.ending.empty();
  if (best == 0 || (certainty < kSilentBelow && !is_dotless)) return std::nullopt;
  return DomainSuggestion{best_domain, std::min(rounded(certainty), 0.999)};
}

}  // namespace guichet::email
