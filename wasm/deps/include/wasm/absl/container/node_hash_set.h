#pragma once

// Stands in for abseil's container.

#include <unordered_set>

namespace absl {
template <class... Types>
using node_hash_set = std::unordered_set<Types...>;
}  // namespace absl
