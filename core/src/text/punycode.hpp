#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guichet {

// One label of a domain name to its ASCII form without the "xn--" prefix (Punycode, RFC 3492).
// Takes well-formed UTF-8 of at most 63 characters; gives nothing when the label is longer.
std::optional<std::string> encode_punycode(std::string_view label);

}  // namespace guichet
