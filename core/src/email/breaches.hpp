#pragma once

#include <string_view>

#include "email/findings.hpp"
#include "email/scan.hpp"

namespace guichet::email {

// Turns what the scanner noted into findings for a person: the first of each kind, with is_email's name of it
// as the parameter diagnosis. Domains are held to more than RFC 5321: no literal, at least two labels.
void add_breaches(std::string_view text, const Scan& scan, Findings& findings);

}  // namespace guichet::email
