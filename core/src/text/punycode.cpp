#include "text/punycode.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "text/utf8.hpp"

namespace guichet {
namespace {

// Parameters of RFC 3492, section 5.
constexpr std::uint32_t kBase = 36;
constexpr std::uint32_t kSmallestThreshold = 1;
constexpr std::uint32_t kLargestThreshold = 26;
constexpr std::uint32_t kSkew = 38;
constexpr std::uint32_t kDamp = 700;
constexpr std::uint32_t kInitialBias = 72;
constexpr char32_t kInitialCodePoint = 128;
constexpr std::size_t kMaxCharacters = 63;

char digit(std::uint32_t value) { return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26)); }

std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool is_first) {
  delta = is_first ? delta / kDamp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > ((kBase - kSmallestThreshold) * kLargestThreshold) / 2; k += kBase) delta /= kBase - kSmallestThreshold;
  return k + (kBase - kSmallestThreshold + 1) * delta / (delta + kSkew);
}

void append_variable_length(std::string& output, std::uint32_t value, std::uint32_t bias) {
  for (std::uint32_t k = kBase;; k += kBase) {
    const std::uint32_t threshold =
        k <= bias ? kSmallestThreshold : std::min(std::max(k - bias, kSmallestThreshold), kLargestThreshold);
    if (value < threshold) break;
    output += digit(threshold + (value - threshold) % (kBase - threshold));
    value = (value - threshold) / (kBase - threshold);
  }
  output += digit(value);
}

std::vector<char32_t> decode_all(std::string_view text) {
  std::vector<char32_t> code_points;
  while (!text.empty()) {
    const auto character = next_character(text);
    code_points.push_back(character.code_point);
    text.remove_prefix(character.length);
  }
  return code_points;
}

}  // namespace

std::optional<std::string> encode_punycode(std::string_view label) {
  const auto input = decode_all(label);
  if (input.size() > kMaxCharacters) return std::nullopt;

  std::string output;
  for (const char32_t c : input) {
    if (c < kInitialCodePoint) output += static_cast<char>(c);
  }
  const auto basic = static_cast<std::uint32_t>(output.size());
  std::uint32_t handled = basic;
  if (basic > 0) output += '-';

  std::uint32_t bias = kInitialBias;
  std::uint32_t delta = 0;
  for (char32_t next = kInitialCodePoint; handled < input.size(); ++next) {
    char32_t smallest = 0x10FFFF;
    for (const char32_t c : input) {
      if (c >= next) smallest = std::min(smallest, c);
    }
    delta += static_cast<std::uint32_t>(smallest - next) * (handled + 1);
    next = smallest;
    for (const char32_t c : input) {
      if (c < next) ++delta;
      if (c != next) continue;
      append_variable_length(output, delta, bias);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
  }
  return output;
}

}  // namespace guichet
