#pragma once

#include <string>
#include <string_view>

namespace guichet::email {

// The mailbox that an address reaches, as far as its provider's rules are known (core/data/mailbox_rules.json): lower
// case everywhere, and for some providers without tags and dots, and one domain for several. For comparing only. Takes
// the parts of a well-formed address, the domain in lower-case ASCII. Never gives an empty local part, and gives a
// canonical address unchanged.
std::string canonical_address(std::string_view local, std::string_view domain);

// What several canonical addresses share that are perhaps one person's, without proof of it: Yahoo's base of
// base-keyword, orange.fr for wanadoo.fr. The canonical address itself where there is no such rule.
std::string group_address(std::string_view canonical);

}  // namespace guichet::email
