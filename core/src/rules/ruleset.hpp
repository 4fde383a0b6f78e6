#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guichet/match.hpp"
#include "guichet/rules.hpp"
#include "json/json.hpp"
#include "rules/condition.hpp"

namespace guichet::rules {

struct Rule {
  std::string id;
  Node when;
  bool matches_unknown;  // whether "unknown" counts as a match
  Outcome outcome;
  std::optional<Code> code;  // what is said to the person
};

struct Group {
  std::string id;
  std::vector<Rule> rules;  // the first that matches decides
};

struct Ruleset {
  std::string id;
  std::vector<Group> groups;  // the most severe group decides
  match::Bands matching;      // what a certainty leads to
};

// Compiles a document of schema "guichet-rules/1": {"schema", "id", "groups": [{"id", "rules": [{"id", "title"?,
// "when", "unknown"? ("skip", the default, or "match"), "then": {"outcome", "code"?}}]}]}. A group whose id is a
// finding's code decides about that finding in place of its severity. At most 64 groups and 256 rules. Also
// "matching"?: see compile_bands.
Result<Ruleset> compile_ruleset(const Json& source, std::string_view pointer, const Schema& schema);

struct Hit {
  const Group* group;
  const Rule* rule;
};

// The first rule of the group that matches, or a null rule.
Hit evaluate_group(const Group& group, const Environment& environment);

}  // namespace guichet::rules
