#pragma once

#include <string_view>

#include "email/ascii_domain.hpp"
#include "email/findings.hpp"

namespace guichet::email {

// Gives a domain its ASCII form (RFC 5890) and checks what only that form tells: lengths. What the
// grammar refuses was found before.
void check_domain(std::string_view text, Span domain, Findings& findings, AsciiDomain& ascii);

}  // namespace guichet::email
