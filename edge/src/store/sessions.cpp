#include "store/sessions.hpp"

// Texts of statements are constants of the program.
#define GUICHET_SESSION_COLUMNS                                                                              \
  "hash, tenant, id, site, provider, identity_ix, upstream_ix, account_id, hint_sealed, signed_in_at, expires_at"

namespace guichet::store {
namespace {

Session read_session(const Statement& row) {
  Session session;
  session.hash = row.array<32>(0);
  session.tenant = row.text(1);
  session.id = row.array<16>(2);
  session.site = row.text(3);
  session.provider = row.text(4);
  session.identity_ix = row.array<32>(5);
  if (!row.is_null(6)) session.upstream_ix = row.array<32>(6);
  session.account = row.optional_id(7);
  if (!row.is_null(8)) session.hint_sealed = row.bytes(8);
  session.signed_in_at = row.integer(9);
  session.expires_at = row.integer(10);
  return session;
}

}  // namespace

Status insert_session(Transaction& transaction, const Session& session) {
  const auto inserted = transaction->run(
      "INSERT INTO login_session (hash, tenant, id, site, provider, identity_ix, upstream_ix, account_id,"
      " hint_sealed, signed_in_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      session.hash, session.tenant, session.id, session.site, session.provider, session.identity_ix,
      session.upstream_ix, session.account, session.hint_sealed, session.signed_in_at, session.expires_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<Session>> find_session(Database& database, std::string_view tenant, const Bytes32& hash,
                                            Millis now) {
  return database.fetch_one(
      "SELECT " GUICHET_SESSION_COLUMNS " FROM login_session WHERE tenant = ?1 AND hash = ?2 AND expires_at > ?3",
      read_session, tenant, hash, now);
}

Result<std::optional<Session>> find_session_by_id(Database& database, std::string_view tenant, const Id& id,
                                                  Millis now) {
  return database.fetch_one(
      "SELECT " GUICHET_SESSION_COLUMNS " FROM login_session WHERE tenant = ?1 AND id = ?2 AND expires_at > ?3",
      read_session, tenant, id, now);
}

Result<std::vector<Session>> find_sessions_of_identity(Database& database, std::string_view tenant,
                                                       const Bytes32& identity_ix) {
  return database.fetch_all(
      "SELECT " GUICHET_SESSION_COLUMNS " FROM login_session WHERE tenant = ?1 AND identity_ix = ?2",
      read_session, tenant, identity_ix);
}

Result<std::vector<Session>> find_sessions_upstream(Database& database, std::string_view tenant,
                                                    const Bytes32& upstream_ix) {
  return database.fetch_all(
      "SELECT " GUICHET_SESSION_COLUMNS " FROM login_session WHERE tenant = ?1 AND upstream_ix = ?2",
      read_session, tenant, upstream_ix);
}

Result<std::vector<Session>> find_sessions_of_account(Database& database, std::string_view tenant,
                                                      const Id& account) {
  return database.fetch_all(
      "SELECT " GUICHET_SESSION_COLUMNS " FROM login_session WHERE tenant = ?1 AND account_id = ?2",
      read_session, tenant, account);
}

Status sign_in_session(Transaction& transaction, const Bytes32& hash, const Id& account) {
  const auto signed_in =
      transaction->run("UPDATE login_session SET account_id = ?2 WHERE hash = ?1", hash, account);
  if (!signed_in) return signed_in.error();
  return Done{};
}

Status remove_session(Transaction& transaction, const Bytes32& hash) {
  const auto removed = transaction->run("DELETE FROM login_session WHERE hash = ?1", hash);
  if (!removed) return removed.error();
  return Done{};
}

Result<std::int64_t> purge_sessions(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM login_session WHERE hash IN (SELECT hash FROM login_session WHERE expires_at < ?1"
      " ORDER BY expires_at LIMIT ?2)",
      before, limit);
}

#undef GUICHET_SESSION_COLUMNS

}  // namespace guichet::store
