#include <algorithm>

#include "rules/condition.hpp"

namespace guichet::rules {
namespace {

constexpr std::string_view kFindings = "findings";

bool is_unknown(const Value& value) { return std::holds_alternative<std::monostate>(value); }

const std::string& name_of(const Node& node) { return *std::get_if<std::string>(&node.literal); }

Value look_up(const Environment& environment, std::string_view name) {
  const auto found = environment.find(name);
  return found == environment.end() ? Value{} : found->second;
}

// "and" for decisive == false, "or" for decisive == true.
Value combine(const Node& node, const Environment& environment, bool decisive) {
  bool has_unknown = false;
  for (const Node& argument : node.arguments) {
    const Value value = evaluate(argument, environment);
    if (is_unknown(value)) {
      has_unknown = true;
    } else if (*std::get_if<bool>(&value) == decisive) {
      return decisive;
    }
  }
  return has_unknown ? Value{} : Value{!decisive};
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_in(const Value& needle, const Value& haystack) {
  const auto& text = *std::get_if<std::string>(&needle);
  if (const auto* list = std::get_if<std::vector<std::string>>(&haystack)) return contains(*list, text);
  return std::get_if<std::string>(&haystack)->find(text) != std::string::npos;
}

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool compare(Operator operation, double left, double right) {
  switch (operation) {
    case Operator::kLess: return left < right;
    case Operator::kLessOrEqual: return left <= right;
    case Operator::kGreater: return left > right;
    default: return left >= right;
  }
}

bool compare_all(Operator operation, const std::vector<Value>& values) {
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    if (!compare(operation, *std::get_if<double>(&values[i]), *std::get_if<double>(&values[i + 1]))) return false;
  }
  return true;
}

Value apply_operator(Operator operation, const std::vector<Value>& values) {
  const auto text = [&](std::size_t i) -> const std::string& { return *std::get_if<std::string>(&values[i]); };
  switch (operation) {
    case Operator::kNot: return !*std::get_if<bool>(&values[0]);
    case Operator::kEqual: return values[0] == values[1];
    case Operator::kNotEqual: return values[0] != values[1];
    case Operator::kIn: return is_in(values[0], values[1]);
    case Operator::kStartsWith: return starts_with(text(0), text(1));
    case Operator::kEndsWith: return ends_with(text(0), text(1));
    case Operator::kCount: return static_cast<double>(std::get_if<std::vector<std::string>>(&values[0])->size());
    default: return compare_all(operation, values);
  }
}

Value apply_to_known(const Node& node, const Environment& environment) {
  std::vector<Value> values;
  for (const Node& argument : node.arguments) {
    values.push_back(evaluate(argument, environment));
    if (is_unknown(values.back())) return {};
  }
  return apply_operator(node.operation, values);
}

}  // namespace

Value evaluate(const Node& node, const Environment& environment) {
  switch (node.operation) {
    case Operator::kLiteral: return node.literal;
    case Operator::kVariable: return look_up(environment, name_of(node));
    case Operator::kExists: return !is_unknown(look_up(environment, name_of(node)));
    case Operator::kAnd: return combine(node, environment, false);
    case Operator::kOr: return combine(node, environment, true);
    case Operator::kFinding: {
      const Value findings = look_up(environment, kFindings);
      return !is_unknown(findings) && contains(*std::get_if<std::vector<std::string>>(&findings), name_of(node));
    }
    default: return apply_to_known(node, environment);
  }
}

}  // namespace guichet::rules
