#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/bytes.hpp"
#include "common/clock.hpp"

namespace guichet::crypto {

// A new identifier (UUID version 7, RFC 9562 section 5.7): 48 bits of time, then 74 random bits.
Id new_id(Millis now);

// The 36-character lower-case text form (RFC 9562 section 4), and back. Upper case is read too.
std::string id_text(const Id& id);
std::optional<Id> parse_id(std::string_view text);

}  // namespace guichet::crypto
