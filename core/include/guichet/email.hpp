#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/email_syntax.hpp"
#include "guichet/email_traits.hpp"
#include "guichet/finding.hpp"

namespace guichet {

struct Email {
  std::string ascii;      // what was typed without white space around it, domain in ASCII (RFC 3492)
  std::string canonical;  // for comparing accounts only, never for sending: two spellings of one mailbox are equal
  std::string domain;     // lower case, ASCII
  std::string unicode;    // the domain with its letters beyond ASCII (RFC 5890 U-labels); empty when it has none
  std::optional<std::string> provider;  // family of a well-known mailbox provider, e.g. "gmail"
  std::optional<std::string> group;     // what canonical addresses share that are perhaps one person's, if more than that
  EmailTraits traits;
  EmailDiagnosisCode syntax = EmailDiagnosisCode::kValid;  // of what was typed without white space around it
  bool is_html = false;                                    // is_whatwg_email of the same
};

struct EmailReport {
  std::optional<Email> email;  // absent when the syntax is wrong
  std::vector<Finding> findings;
};

// Checks one address as typed (UTF-8, at most 1,024 bytes; white space around it is ignored) against RFC 5321
// and RFC 6531: every breach is a finding with its span, and is_email's name of it as the parameter diagnosis. A domain
// beyond ASCII goes through UTS 46, and letters of several scripts in one word are asked about, once the table "idna" is
// there. An address that was probably meant otherwise adds email.domain_typo or, where the local part or the @ is
// concerned, email.address_typo, with params suggestion (the whole address), certainty (0-1) and sure (false where the
// domain may well be somebody's: then only ask). country: of the form, ISO 3166 alpha-2, or empty.
EmailReport check_email(std::string_view text, std::string_view country = {});

struct EmailNameReport {
  EmailTraits traits;              // kFirstLast, kNameTypo or kNameMismatch, or none
  std::optional<Finding> finding;  // of the last two, its span the local part
};

// Compares a well-formed address with the names in the same form, all as typed (UTF-8, at most 1,024 bytes each; a name
// may be empty). kNameTypo is found only where one slip of the finger lies between the local part and a name of five
// letters or more, and nothing else is in it but the other name or its initial. Only two letters exchanged
// (dupnot) make the finding email.name_typo, with the params of email.domain_typo: a letter twice or left out may be on
// purpose where the plain name was taken, and with another key Dupont is Dumont.
EmailNameReport compare_email_with_names(std::string_view text, std::string_view given, std::string_view family);

}  // namespace guichet
