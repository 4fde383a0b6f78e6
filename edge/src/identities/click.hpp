#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/keys.hpp"
#include "identities/settings.hpp"
#include "store/transaction.hpp"

namespace guichet::identities {

// The visitor says in the page: connect this login to the account of its address. Once per ticket, and only
// while everything that the offer stood on still holds: the address is authoritative and verified, the same
// account has proved it, and the login leads to none. Gives our ID token; nothing otherwise, and then nothing
// was written but the offer used up.
store::Result<std::optional<std::string>> connect_by_click(store::Transaction& transaction,
                                                           const crypto::Keys& keys, const Settings& settings,
                                                           std::string_view tenant, std::string_view site,
                                                           std::string_view ticket, Millis now);

}  // namespace guichet::identities
