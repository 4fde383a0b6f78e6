#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// What a page holds of a sign-in until its form is sent.
struct LoginTicket {
  Bytes32 hash{};
  std::string tenant;
  std::string site;
  Bytes32 identity_ix{};
  Bytes32 session_hash{};     // of the browser that signed in
  std::optional<Id> offered;  // the account that one click may connect
  Millis link_until = 0;
  Bytes person_sealed;
  Millis expires_at = 0;
};

Status insert_login_ticket(Transaction& transaction, const LoginTicket& ticket);

Result<std::optional<LoginTicket>> find_login_ticket(Database& database, const Bytes32& hash);

// Takes away what it offers: true for exactly one caller.
Result<bool> use_offer(Transaction& transaction, const Bytes32& hash);

// Uses the ticket up: true for exactly one caller.
Result<bool> use_login_ticket(Transaction& transaction, const Bytes32& hash);

Result<std::int64_t> purge_login_tickets(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
