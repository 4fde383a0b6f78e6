#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/finding.hpp"

namespace guichet {

struct Email {
  std::string ascii;      // what was typed without white space around it, domain in ASCII (RFC 3492)
  std::string canonical;  // for comparing accounts only, never for sending: two spellings of one mailbox are equal
  std::string domain;     // lower case, ASCII
  std::optional<std::string> provider;  // family of a well-known mailbox provider, e.g. "gmail"
  std::vector<std::string> traits;
};

struct EmailReport {
  std::optional<Email> email;  // absent when the syntax is wrong
  std::vector<Finding> findings;
};

// Checks one address as typed (UTF-8, at most 1,024 bytes; white space around it is ignored) against RFC 5321
// and RFC 6531: every breach is a finding with its span. An address that was probably meant otherwise adds
// email.domain_typo with params suggestion (the whole address), certainty (0-1) and sure (false where the domain
// may well be somebody's: then only ask). country: of the form, ISO 3166 alpha-2, or empty.
EmailReport check_email(std::string_view text, std::string_view country = {});

}  // namespace guichet
