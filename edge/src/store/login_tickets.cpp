#include "store/login_tickets.hpp"

namespace guichet::store {
namespace {

LoginTicket read_ticket(const Statement& row) {
  return {row.array<32>(0), std::string(row.text(1)), std::string(row.text(2)), row.array<32>(3),
          row.array<32>(4), row.optional_id(5),       row.integer(6),           row.bytes(7),
          row.integer(8)};
}

Result<bool> was_one(const Result<std::int64_t>& changed) {
  if (!changed) return changed.error();
  return *changed == 1;
}

}  // namespace

Status insert_login_ticket(Transaction& transaction, const LoginTicket& ticket) {
  const auto inserted = transaction->run(
      "INSERT INTO login_ticket (hash, tenant, site, identity_ix, session_hash, offered_id, link_until,"
      " person_sealed, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      ticket.hash, ticket.tenant, ticket.site, ticket.identity_ix, ticket.session_hash, ticket.offered,
      ticket.link_until, ticket.person_sealed, ticket.expires_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<LoginTicket>> find_login_ticket(Database& database, const Bytes32& hash) {
  return database.fetch_one(
      "SELECT hash, tenant, site, identity_ix, session_hash, offered_id, link_until, person_sealed, "
      "expires_at"
      " FROM login_ticket WHERE hash = ?1",
      read_ticket, hash);
}

Result<bool> use_offer(Transaction& transaction, const Bytes32& hash) {
  return was_one(transaction->run(
      "UPDATE login_ticket SET offered_id = NULL WHERE hash = ?1 AND offered_id IS NOT NULL", hash));
}

Result<bool> use_login_ticket(Transaction& transaction, const Bytes32& hash) {
  return was_one(transaction->run("DELETE FROM login_ticket WHERE hash = ?1", hash));
}

Result<std::int64_t> purge_login_tickets(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM login_ticket WHERE hash IN (SELECT hash FROM login_ticket WHERE expires_at < ?1"
      " ORDER BY expires_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
