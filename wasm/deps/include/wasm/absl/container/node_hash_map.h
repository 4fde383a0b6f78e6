#pragma once

// Stands in for abseil's container.

#include <unordered_map>

namespace absl {
template <class... Types>
using node_hash_map = std::unordered_map<Types...>;
}  // namespace absl
