#pragma once

// Stands in for abseil's type.

#include <string_view>

namespace absl {
using std::string_view;
}  // namespace absl
