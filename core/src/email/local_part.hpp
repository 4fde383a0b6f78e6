#pragma once

#include <cstddef>
#include <string_view>

#include "email/findings.hpp"

namespace guichet::email {

// Where the local part that begins at 0 ends: behind the closing quotation mark of a Quoted-string, else at
// the first @. The text's size when there is neither.
std::size_t find_local_end(std::string_view text);

// Dot-string or Quoted-string (RFC 5321 4.1.2, RFC 6531 3.3).
void check_local_part(std::string_view text, Span local, Findings& findings);

}  // namespace guichet::email
