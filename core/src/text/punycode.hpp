#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace guichet {

// Punycode (RFC 3492): one label of a domain name in ASCII, without its prefix "xn--", and back. At most
// kMaxPunycodeCharacters characters; nothing when there are more.
inline constexpr std::size_t kMaxPunycodeCharacters = 63;

std::optional<std::string> encode_punycode(std::u32string_view label);

// Nothing, too, when the text is no Punycode, or is not what encode_punycode would have written (upper case
// in digits aside): so two different texts never stand for one label.
std::optional<std::u32string> decode_punycode(std::string_view text);

}  // namespace guichet
