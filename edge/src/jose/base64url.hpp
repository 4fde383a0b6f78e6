#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/bytes.hpp"

namespace guichet::jose {

// RFC 4648 section 5 without padding.
std::string encode_base64url(ByteView bytes);

// The one spelling that encode_base64url() gives: no padding, no other character, unused bits zero. Nothing
// otherwise.
std::optional<Bytes> decode_base64url(std::string_view text);

}  // namespace guichet::jose
