#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guichet::assets {

// In the order of preference when a client likes several equally.
enum class Encoding : std::uint8_t { kBrotli, kGzip, kIdentity };

inline constexpr std::size_t kEncodingCount = 3;

// As in Content-Encoding: "br", "gzip", "identity".
std::string_view encoding_name(Encoding encoding);

// The available encoding that Accept-Encoding (RFC 9110 section 12.5.3) weighs highest. A malformed element
// is overlooked. Identity when nothing that is available is accepted, since an answer is better than 406.
Encoding choose_encoding(std::string_view accept_encoding, const std::array<bool, kEncodingCount>& available);

}  // namespace guichet::assets
