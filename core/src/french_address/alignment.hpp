#pragma once

#include "french_address/spelling.hpp"

namespace guichet::french_address {

// The cheapest way from what is wanted to what was typed, over both texts' letters: wrong keys, letters left
// out, added, doubled or swapped, words left out whole. Gives `limit` as soon as it cannot be cheaper.
Cost alignment_cost(const Letters& typed, const Letters& wanted, Cost limit);

}  // namespace guichet::french_address
