#pragma once

#include <cstddef>
#include <string_view>

#include "rules/condition.hpp"

namespace guichet::rules {

// What an operator takes: enough to refuse every ill-typed use in one place.
enum class Operands : std::uint8_t { kBooleans, kSameScalars, kNumbers, kMembership, kStrings, kList, kName };

struct OperatorDescription {
  std::string_view name;
  Operator operation;
  Operands operands;
  std::size_t fewest;
  std::size_t most;
  Type result;
};

// The operator of that name, or nullptr.
const OperatorDescription* find_operator(std::string_view name);

}  // namespace guichet::rules
