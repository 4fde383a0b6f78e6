#pragma once

#include <string_view>

#include "email/findings.hpp"

namespace guichet::email {

// What is to be said of the letters of a local part beyond its grammar: those beyond ASCII (RFC 6531 3.3).
void check_local_letters(std::string_view text, Span local, Findings& findings);

}  // namespace guichet::email
