#pragma once

#include <string>
#include <string_view>

#include "email/findings.hpp"

namespace guichet::email {

// Checks a domain name (RFC 5321 4.1.2, RFC 1035 2.3.1, RFC 5890 for letters beyond ASCII) and gives its
// lower-case ASCII form, which means something only when no blocking finding was added.
std::string check_domain(std::string_view text, Span domain, Findings& findings);

}  // namespace guichet::email
