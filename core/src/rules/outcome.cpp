#include "guichet/rules.hpp"

namespace guichet {
namespace {

constexpr std::string_view kOutcomeNames[] = {"accept", "hint", "confirm", "review", "block"};

}  // namespace

std::string_view outcome_name(Outcome outcome) { return kOutcomeNames[static_cast<std::size_t>(outcome)]; }

std::optional<Outcome> parse_outcome(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kOutcomeNames); ++i) {
    if (kOutcomeNames[i] == name) return static_cast<Outcome>(i);
  }
  return std::nullopt;
}

}  // namespace guichet
