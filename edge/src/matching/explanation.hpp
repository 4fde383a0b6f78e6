#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guichet/match.hpp"
#include "json/json.hpp"
#include "localize/localizer.hpp"

namespace guichet::matching {

// The weight from which evidence is worth a word: less says nothing to a person.
inline constexpr double kWorthSaying = 0.5;

// A verdict in numbers: {"certainty", "household", "relation", "runner_up", "score", "prior", "evidence":
// [{"field", "level", "weight"}], "alternative"}. Numbers are written so that they read back as the same
// doubles: prior, weights in their order and alternative add up to the score exactly. No value of either
// person is in it.
Json verdict_json(const match::Verdict& verdict);

// The same in a few sentences for a person, in the language that serves `locale` best: the story that is most
// probable, then the strongest evidence for the same person and against it, where there is any.
std::vector<std::string> explain(const match::Verdict& verdict, const localize::Localizer& localizer,
                                 std::string_view locale);

// What one piece of evidence says: "the same e-mail address".
std::string describe(const match::Evidence& evidence, const localize::Localizer& localizer,
                     std::string_view locale);

}  // namespace guichet::matching
