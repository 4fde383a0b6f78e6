#pragma once

#include <string>
#include <string_view>

namespace guichet::email {

// The mailbox that an address reaches, as far as its provider's rules are known: lower case everywhere; Gmail
// drops dots and the part from "+", and is one domain with googlemail.com; Outlook, Hotmail, Live and MSN drop
// the part from "+". Takes the parts of a well-formed address, the domain in lower-case ASCII.
std::string canonical_address(std::string_view local, std::string_view domain);

}  // namespace guichet::email
