#pragma once

#include <string_view>

namespace guichet::email {

inline constexpr float kNoWay = 1e9F;
inline constexpr std::size_t kMaxChannelText = 48;

// The noisy channel of typing: how surprising it is (in nats, natural logarithms of probabilities) that `typed` came
// out when `meant` was to be typed, apart from the surprise that there was a slip at all. The cheapest sequence of
// slips counts: a letter more, less, or another; two swapped; cheap where they are common: neighbours on a QWERTY or
// AZERTY keyboard, letters doubled or not, digits and marks that look like a letter, vowels that sound alike
// (weighted optimal string alignment; Kernighan, Church and Gale 1990; Brill and Moore 2000).
// Takes lower-case text of at most kMaxChannelText bytes; kNoWay when it is longer or costs more than the limit.
float slips_cost(std::string_view typed, std::string_view meant, float limit);

}  // namespace guichet::email
