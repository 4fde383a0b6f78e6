#include "text/punycode.hpp"

#include <algorithm>
#include <cstdint>

#include "text/ascii.hpp"

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
constexpr char32_t kLastCodePoint = 0x10FFFF;

char digit(std::uint32_t value) { return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26)); }

std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool is_first) {
  delta = is_first ? delta / kDamp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > ((kBase - kSmallestThreshold) * kLargestThreshold) / 2; k += kBase)
    delta /= kBase - kSmallestThreshold;
  return k + (kBase - kSmallestThreshold + 1) * delta / (delta + kSkew);
}

std::uint32_t threshold_at(std::uint32_t k, std::uint32_t bias) {
  return k <= bias ? kSmallestThreshold : std::min(std::max(k - bias, kSmallestThreshold), kLargestThreshold);
}

void append_variable_length(std::string& output, std::uint32_t value, std::uint32_t bias) {
  for (std::uint32_t k = kBase;; k += kBase) {
    const std::uint32_t threshold = threshold_at(k, bias);
    if (value < threshold) break;
    output += digit(threshold + (value - threshold) % (kBase - threshold));
    value = (value - threshold) / (kBase - threshold);
  }
  output += digit(value);
}

// Takes one number off the front of the text; nothing when it is malformed or beyond 32 bits.
std::optional<std::uint32_t> take_variable_length(std::string_view& text, std::uint32_t bias) {
  std::uint64_t value = 0;
  std::uint64_t weight = 1;
  for (std::uint32_t k = kBase; !text.empty(); k += kBase) {
    const char c = to_ascii_lower(text[0]);
    if (!is_ascii_alphanumeric(c)) return std::nullopt;
    const std::uint32_t digit = static_cast<std::uint32_t>(is_ascii_digit(c) ? c - '0' + 26 : c - 'a');
    text.remove_prefix(1);
    value += digit * weight;
    if (value > UINT32_MAX) return std::nullopt;
    const std::uint32_t threshold = threshold_at(k, bias);
    if (digit < threshold) return static_cast<std::uint32_t>(value);
    weight *= kBase - threshold;
    if (weight > UINT32_MAX) return std::nullopt;
  }
  return std::nullopt;
}

bool is_scalar_value(std::uint64_t value) {
  return value <= kLastCodePoint && (value < 0xD800 || value > 0xDFFF);
}

// The decoder of RFC 3492 6.2: the basic code points, and the numbers behind them that insert all others.
std::optional<std::u32string> insert_all(std::u32string label, std::string_view numbers) {
  std::uint32_t bias = kInitialBias;
  std::uint64_t next = kInitialCodePoint;
  std::uint64_t place = 0;
  for (bool is_first = true; !numbers.empty(); is_first = false) {
    const auto delta = take_variable_length(numbers, bias);
    if (!delta || label.size() == kMaxPunycodeCharacters) return std::nullopt;
    const auto points = static_cast<std::uint32_t>(label.size() + 1);
    bias = adapt(*delta, points, is_first);
    place += *delta;
    next += place / points;
    place %= points;
    if (!is_scalar_value(next)) return std::nullopt;
    label.insert(label.begin() + static_cast<std::ptrdiff_t>(place++), static_cast<char32_t>(next));
  }
  return label;
}

}  // namespace

std::optional<std::string> encode_punycode(std::u32string_view input) {
  if (input.size() > kMaxPunycodeCharacters) return std::nullopt;

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
    char32_t smallest = kLastCodePoint;
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

std::optional<std::u32string> decode_punycode(std::string_view text) {
  const std::size_t delimiter = text.rfind('-');
  const std::size_t basic = delimiter == std::string_view::npos ? 0 : delimiter;
  const std::size_t numbers = delimiter == std::string_view::npos ? 0 : delimiter + 1;
  if (basic > kMaxPunycodeCharacters || !is_ascii(text)) return std::nullopt;
  auto label =
      insert_all({text.begin(), text.begin() + static_cast<std::ptrdiff_t>(basic)}, text.substr(numbers));
  if (!label) return std::nullopt;
  const auto again = encode_punycode(*label);
  const bool is_canonical = again && to_ascii_lower(*again) == to_ascii_lower(text);
  return is_canonical ? label : std::nullopt;
}

}  // namespace guichet
