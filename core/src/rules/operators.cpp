#include "rules/operators.hpp"

#include <algorithm>
#include <iterator>

namespace guichet::rules {
namespace {

constexpr OperatorDescription kOperators[] = {
    {"and", Operator::kAnd, Operands::kBooleans, 1, kMaxConditionNodes, Type::kBoolean},
    {"or", Operator::kOr, Operands::kBooleans, 1, kMaxConditionNodes, Type::kBoolean},
    {"!", Operator::kNot, Operands::kBooleans, 1, 1, Type::kBoolean},
    {"===", Operator::kEqual, Operands::kSameScalars, 2, 2, Type::kBoolean},
    {"!==", Operator::kNotEqual, Operands::kSameScalars, 2, 2, Type::kBoolean},
    {"<", Operator::kLess, Operands::kNumbers, 2, 3, Type::kBoolean},
    {"<=", Operator::kLessOrEqual, Operands::kNumbers, 2, 3, Type::kBoolean},
    {">", Operator::kGreater, Operands::kNumbers, 2, 2, Type::kBoolean},
    {">=", Operator::kGreaterOrEqual, Operands::kNumbers, 2, 2, Type::kBoolean},
    {"in", Operator::kIn, Operands::kMembership, 2, 2, Type::kBoolean},
    {"starts_with", Operator::kStartsWith, Operands::kStrings, 2, 2, Type::kBoolean},
    {"ends_with", Operator::kEndsWith, Operands::kStrings, 2, 2, Type::kBoolean},
    {"count", Operator::kCount, Operands::kList, 1, 1, Type::kNumber},
    {"var", Operator::kVariable, Operands::kName, 1, 1, Type::kString},
    {"exists", Operator::kExists, Operands::kName, 1, 1, Type::kBoolean},
    {"finding", Operator::kFinding, Operands::kName, 1, 1, Type::kBoolean},
};

}  // namespace

const OperatorDescription* find_operator(std::string_view name) {
  const auto* found = std::find_if(std::begin(kOperators), std::end(kOperators),
                                   [=](const OperatorDescription& candidate) { return candidate.name == name; });
  return found == std::end(kOperators) ? nullptr : found;
}

}  // namespace guichet::rules
