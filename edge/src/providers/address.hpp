#pragma once

#include <string_view>

namespace guichet::login {

// Whether an address of a provider may be used: plain RFC 5321 with one @, no quoted local part, no comment,
// no address literal, no control character, at most 254 bytes. What mail programs read differently is no
// address here.
bool is_usable_address(std::string_view text);

}  // namespace guichet::login
