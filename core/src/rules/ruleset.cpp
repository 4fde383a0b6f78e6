#include "rules/ruleset.hpp"

#include <algorithm>

#include "rules/bands.hpp"

namespace guichet::rules {
namespace {

constexpr std::size_t kMaxId = 64;
constexpr std::size_t kMaxTitle = 200;
constexpr std::size_t kMaxGroups = 64;
constexpr std::size_t kMaxRules = 256;
constexpr std::string_view kSchemaName = "guichet-rules/1";

template <class T>
bool has_id(const std::vector<T>& list, const std::string& id) {
  return std::any_of(list.begin(), list.end(), [&](const T& element) { return element.id == id; });
}

Result<const Json*> required_array(const Json& source, std::string_view name, std::string_view pointer,
                                   std::size_t most) {
  const Json* array = find_member(source, name);
  if (array == nullptr) return Error{Errc::kRequestMissingMember, append_pointer(pointer, name)};
  if (!array->is_array()) return Error{Errc::kRequestWrongType, append_pointer(pointer, name)};
  if (array->size() > most) return Error{Errc::kRulesTooLarge, append_pointer(pointer, name)};
  return array;
}

Result<bool> compile_then(const Json& rule, const std::string& pointer, Rule& compiled) {
  const Json* then = find_member(rule, "then");
  const std::string place = append_pointer(pointer, "then");
  if (then == nullptr) return Error{Errc::kRequestMissingMember, place};
  if (auto known = require_members(*then, place, {"outcome", "code"}); !known) return known;
  const auto outcome = required_string(*then, "outcome", place, kMaxId);
  if (!outcome) return outcome.error();
  const auto parsed = parse_outcome(*outcome);
  if (!parsed) return Error{Errc::kRulesUnknownOutcome, append_pointer(place, "outcome")};
  compiled.outcome = *parsed;
  const auto code = optional_string(*then, "code", place, kMaxId);
  if (!code) return code.error();
  if (!*code) return true;
  compiled.code = find_code(**code);
  if (!compiled.code) return Error{Errc::kRulesUnknownCode, append_pointer(place, "code")};
  return true;
}

Result<bool> compile_unknown(const Json& rule, const std::string& pointer, Rule& compiled) {
  const auto unknown = optional_string(rule, "unknown", pointer, kMaxId);
  if (!unknown) return unknown.error();
  const std::string choice = unknown->value_or("skip");
  if (choice != "skip" && choice != "match") return Error{Errc::kRequestBadValue, append_pointer(pointer, "unknown")};
  compiled.matches_unknown = choice == "match";
  return true;
}

Result<Rule> compile_rule(const Json& source, const std::string& pointer, const Schema& schema) {
  if (auto known = require_members(source, pointer, {"id", "title", "when", "unknown", "then"}); !known) {
    return known.error();
  }
  auto id = required_string(source, "id", pointer, kMaxId);
  if (!id) return id.error();
  if (const auto title = optional_string(source, "title", pointer, kMaxTitle); !title) return title.error();
  const Json* when = find_member(source, "when");
  if (when == nullptr) return Error{Errc::kRequestMissingMember, append_pointer(pointer, "when")};
  auto condition = compile_condition(*when, append_pointer(pointer, "when"), schema);
  if (!condition) return condition.error();
  Rule rule{*std::move(id), *std::move(condition), false, Outcome::kAccept, std::nullopt};
  if (auto done = compile_unknown(source, pointer, rule); !done) return done.error();
  if (auto done = compile_then(source, pointer, rule); !done) return done.error();
  return rule;
}

Result<Group> compile_group(const Json& source, const std::string& pointer, const Schema& schema) {
  if (auto known = require_members(source, pointer, {"id", "rules"}); !known) return known.error();
  auto id = required_string(source, "id", pointer, kMaxId);
  if (!id) return id.error();
  const auto rules = required_array(source, "rules", pointer, kMaxRules);
  if (!rules) return rules.error();
  Group group{*std::move(id), {}};
  for (const Json& element : **rules) {
    const std::string place = append_pointer(append_pointer(pointer, "rules"), group.rules.size());
    auto rule = compile_rule(element, place, schema);
    if (!rule) return rule.error();
    if (has_id(group.rules, rule->id)) return Error{Errc::kRulesDuplicateId, append_pointer(place, "id")};
    group.rules.push_back(*std::move(rule));
  }
  return group;
}

Result<bool> check_schema_name(const Json& source, std::string_view pointer) {
  const auto schema = required_string(source, "schema", pointer, kMaxId);
  if (!schema) return schema.error();
  if (*schema != kSchemaName) return Error{Errc::kRequestUnsupportedVersion, append_pointer(pointer, "schema")};
  return true;
}

}  // namespace

Result<Ruleset> compile_ruleset(const Json& source, std::string_view pointer, const Schema& schema) {
  if (auto known = require_members(source, pointer, {"schema", "id", "groups", "matching"}); !known) return known.error();
  if (auto known = check_schema_name(source, pointer); !known) return known.error();
  auto id = required_string(source, "id", pointer, kMaxId);
  if (!id) return id.error();
  const auto groups = required_array(source, "groups", pointer, kMaxGroups);
  if (!groups) return groups.error();
  Ruleset ruleset{*std::move(id), {}, {}};
  if (const Json* matching = find_member(source, "matching")) {
    const auto bands = compile_bands(*matching, append_pointer(pointer, "matching"));
    if (!bands) return bands.error();
    ruleset.matching = *bands;
  }
  std::size_t rules = 0;
  for (const Json& element : **groups) {
    const std::string place = append_pointer(append_pointer(pointer, "groups"), ruleset.groups.size());
    auto group = compile_group(element, place, schema);
    if (!group) return group.error();
    if (has_id(ruleset.groups, group->id)) return Error{Errc::kRulesDuplicateId, append_pointer(place, "id")};
    rules += group->rules.size();
    if (rules > kMaxRules) return Error{Errc::kRulesTooLarge, place};
    ruleset.groups.push_back(*std::move(group));
  }
  return ruleset;
}

Hit evaluate_group(const Group& group, const Environment& environment) {
  for (const Rule& rule : group.rules) {
    const Value value = evaluate(rule.when, environment);
    const bool* known = std::get_if<bool>(&value);
    if (known == nullptr ? rule.matches_unknown : *known) return {&group, &rule};
  }
  return {&group, nullptr};
}

}  // namespace guichet::rules
