#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/keys.hpp"
#include "identities/settings.hpp"
#include "login/person.hpp"
#include "store/login_tickets.hpp"

namespace guichet::identities {

struct TicketOrder {
  std::string tenant;
  std::string site;
  const login::Person& person;
  Bytes32 session_hash{};
  std::optional<Id> offered;  // the account that one click may connect
};

// Gives the ticket's text; only its hash is stored.
store::Result<std::string> make_ticket(store::Transaction& transaction, const crypto::Keys& keys,
                                       const Settings& settings, const TicketOrder& order, Millis now);

struct Ticket {
  store::LoginTicket row;
  login::Person person;
};

// Nothing for a text that is no ticket of this site (empty: of any) that is still good.
store::Result<std::optional<Ticket>> find_ticket(store::Database& database, const crypto::Keys& keys,
                                                 std::string_view tenant, std::string_view site,
                                                 std::string_view text, Millis now);

}  // namespace guichet::identities
