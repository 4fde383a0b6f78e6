#include "store/consents.hpp"

namespace guichet::store {
namespace {

#define GUICHET_CONSENT_COLUMNS                                                                       \
  "tenant, account_id, site, purpose, state, form_id, text_hash, confirmed_at, changed_at, heard_at," \
  " renewal_asked_at, proof_sequence"

Consent read_consent(const Statement& row) {
  return {std::string(row.text(0)), row.array<16>(1),         std::string(row.text(2)),
          std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5)),
          std::string(row.text(6)), row.integer(7),           row.integer(8),
          row.integer(9),           row.optional_integer(10), row.integer(11)};
}

SilentAccount read_account(const Statement& row) { return {std::string(row.text(0)), row.array<16>(1)}; }

}  // namespace

Status put_consent(Transaction& transaction, const Consent& consent) {
  const auto put = transaction->run(
      "INSERT INTO consent (" GUICHET_CONSENT_COLUMNS
      ")"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
      " ON CONFLICT (tenant, account_id, site, purpose) DO UPDATE SET state = excluded.state,"
      " form_id = excluded.form_id, text_hash = excluded.text_hash, confirmed_at = excluded.confirmed_at,"
      " changed_at = excluded.changed_at, heard_at = excluded.heard_at,"
      " renewal_asked_at = excluded.renewal_asked_at, proof_sequence = excluded.proof_sequence",
      consent.tenant, consent.account, consent.site, consent.purpose, consent.state, consent.form_id,
      consent.text_hash, consent.confirmed_at, consent.changed_at, consent.heard_at, consent.renewal_asked_at,
      consent.proof_sequence);
  if (!put) return put.error();
  return Done{};
}

Result<std::vector<Consent>> find_consents(Database& database, std::string_view tenant, const Id& account) {
  return database.fetch_all("SELECT " GUICHET_CONSENT_COLUMNS
                            " FROM consent WHERE tenant = ?1 AND account_id = ?2 ORDER BY site, purpose",
                            read_consent, tenant, account);
}

Result<std::int64_t> hear_from(Transaction& transaction, std::string_view tenant, const Id& account,
                               Millis now) {
  return transaction->run(
      "UPDATE consent SET heard_at = ?3, renewal_asked_at = NULL"
      " WHERE tenant = ?1 AND account_id = ?2 AND state = 'confirmed' AND heard_at <= ?3",
      tenant, account, now);
}

Result<std::vector<Consent>> find_silent(Database& database, std::string_view state, Millis before,
                                         std::int64_t limit) {
  return database.fetch_all("SELECT " GUICHET_CONSENT_COLUMNS
                            " FROM consent WHERE state = ?1 AND heard_at < ?2 ORDER BY heard_at LIMIT ?3",
                            read_consent, state, before, limit);
}

Result<std::vector<SilentAccount>> find_unasked(Database& database, Millis before, std::int64_t limit) {
  return database.fetch_all(
      "SELECT DISTINCT tenant, account_id FROM consent"
      " WHERE state = 'confirmed' AND heard_at < ?1 AND renewal_asked_at IS NULL LIMIT ?2",
      read_account, before, limit);
}

Status note_renewal_asked(Transaction& transaction, std::string_view tenant, const Id& account, Millis now) {
  const auto noted = transaction->run(
      "UPDATE consent SET renewal_asked_at = ?3 WHERE tenant = ?1 AND account_id = ?2 AND state = "
      "'confirmed'",
      tenant, account, now);
  if (!noted) return noted.error();
  return Done{};
}

Result<std::vector<SilentAccount>> find_spent_accounts(Database& database, Millis before,
                                                       std::int64_t limit) {
  return database.fetch_all(
      "SELECT tenant, account_id FROM consent AS spent WHERE state <> 'confirmed' AND heard_at < ?1"
      " AND NOT EXISTS (SELECT 1 FROM consent WHERE tenant = spent.tenant AND account_id = spent.account_id"
      " AND (state = 'confirmed' OR heard_at >= ?1))"
      " AND NOT EXISTS (SELECT 1 FROM submission WHERE tenant = spent.tenant AND account_id = "
      "spent.account_id"
      " AND confirmed_at IS NOT NULL AND has_consents = 0)"
      " AND NOT EXISTS (SELECT 1 FROM import_row WHERE tenant = spent.tenant AND account_id = "
      "spent.account_id)"
      " GROUP BY tenant, account_id LIMIT ?2",
      read_account, before, limit);
}

#undef GUICHET_CONSENT_COLUMNS

}  // namespace guichet::store
