#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "email/ascii_domain.hpp"
#include "email/parts.hpp"
#include "guichet/email_syntax.hpp"
#include "guichet/finding.hpp"

namespace guichet::email {

struct SyntaxReport {
  Parts parts;
  EmailDiagnosisCode diagnosis = EmailDiagnosisCode::kValid;
  // In lower-case ASCII, of a malformed domain too as far as it can be had; empty when it is longer than
  // kMaxDomain.
  AsciiDomain domain;
  std::string unicode_domain;  // with letters beyond ASCII; empty when it is the same
  std::vector<Finding> findings;

  bool is_well_formed() const;
};

// RFC 5321 4.1.2 with the letters of RFC 6531. Takes the text without white space around it. Allocates
// nothing for an ordinary address, in ASCII and without a finding.
SyntaxReport check_syntax(std::string_view text);

}  // namespace guichet::email
