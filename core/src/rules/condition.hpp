#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guichet/rules.hpp"
#include "json/json.hpp"

namespace guichet::rules {

inline constexpr std::size_t kMaxConditionDepth = 16;
inline constexpr std::size_t kMaxConditionNodes = 256;

enum class Operator : std::uint8_t {
  kLiteral, kVariable, kAnd, kOr, kNot, kEqual, kNotEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual,
  kIn, kStartsWith, kEndsWith, kExists, kCount, kFinding,
};

// One node of a compiled condition. Types have been checked: evaluation cannot fail.
struct Node {
  Operator operation;
  Type type;
  Value literal;              // kLiteral: the value; kVariable, kExists: the name; kFinding: the code
  std::vector<Node> arguments;
};

// Compiles an expression in JsonLogic's shape with strict types (no coercion, no arithmetic, no loops).
// Errors: rules.unknown_variable, unknown_operator, type_mismatch, argument_count, too_deep, too_large,
// unknown_code, each with the pointer to the place.
Result<Node> compile_expression(const Json& source, std::string_view pointer, const Schema& schema);

// The same, and the expression must be of boolean type (rules.not_a_condition).
Result<Node> compile_condition(const Json& source, std::string_view pointer, const Schema& schema);

// Three-valued: "unknown" spreads through comparisons, and is false for "and" only when another part is false.
Value evaluate(const Node& node, const Environment& environment);

}  // namespace guichet::rules
