#pragma once

#include <string>
#include <string_view>

#include "email/ascii_domain.hpp"
#include "email/findings.hpp"

namespace guichet::email {

struct DomainForms {
  AsciiDomain ascii;    // empty when it would be longer than kMaxDomain
  std::string unicode;  // with U-labels; empty when it is the same as ascii
};

// Gives a domain its forms (UTS 46, RFC 5890) and checks what only they tell. What the grammar of an address
// refuses was found before: a domain with such a finding is only lower-cased. So is any as long as the table
// "idna" is missing, and nothing is said of it.
DomainForms check_domain(std::string_view text, Span domain, Findings& findings);

}  // namespace guichet::email
