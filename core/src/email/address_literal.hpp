#pragma once

#include "email/note.hpp"

namespace guichet::email {

// What stands between the brackets of a domain literal: an IPv4 or IPv6 address of RFC 5321 4.1.3, or
// neither. Spans count from the beginning of the content.
Notes check_address_literal(std::string_view content);

}  // namespace guichet::email
