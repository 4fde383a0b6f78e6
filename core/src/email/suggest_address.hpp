#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "email/syntax.hpp"

namespace guichet::email {

struct AddressSuggestion {
  std::string address;
  bool is_other_domain;  // the local part is as typed
  double certainty;
  bool is_sure;
};

// The address that was probably meant: another domain (see suggest_domain()) for a well-formed address, and for a
// malformed one what is left when it is tidied up, or cut where the @ is missing before a provider's domain
// ("jean.dupontgmail.com"). text: without white space around it. A suggestion is well-formed, and nothing would be
// suggested for it.
std::optional<AddressSuggestion> suggest_address(std::string_view text, const SyntaxReport& syntax, std::string_view country);

}  // namespace guichet::email
