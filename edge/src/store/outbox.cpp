#include "store/outbox.hpp"

namespace guichet::store {
namespace {

LeasedMail read_leased(const Statement& row) {
  LeasedMail mail;
  mail.tenant = row.text(0);
  mail.id = row.array<16>(1);
  mail.kind = row.text(2);
  mail.payload_sealed = row.bytes(3);
  mail.attempts = row.integer(4);
  mail.give_up_at = row.integer(5);
  mail.last_error_code = row.text(6);
  mail.recipient_ix = row.array<32>(7);
  mail.submission_id = row.optional_id(8);
  return mail;
}

Result<bool> finish(Transaction& transaction, const LeasedMail& mail, const Id& owner, Millis now,
                    std::string_view state, std::string_view error_code, std::string_view reply) {
  const auto changed = transaction->run(
      "UPDATE outbox SET state = ?4, finished_at = ?5, last_error_code = nullif(?6, ''), reply = nullif(?7, ''),"
      " payload_sealed = NULL, lease_owner = NULL WHERE tenant = ?1 AND id = ?2 AND lease_owner = ?3 AND state = 'waiting'",
      mail.tenant, mail.id, owner, state, now, error_code, reply);
  if (!changed) return changed.error();
  return *changed == 1;
}

}  // namespace

Status enqueue_mail(Transaction& transaction, const NewMail& mail) {
  const auto inserted = transaction->run(
      "INSERT INTO outbox (tenant, id, kind, recipient_ix, payload_sealed, state, attempts, next_attempt_at,"
      " give_up_at, created_at, submission_id, domain_ix)"
      " VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', 0, ?6, ?7, ?6, ?8, ?9)",
      mail.tenant, mail.id, mail.kind, mail.recipient_ix, mail.payload_sealed, mail.created_at, mail.give_up_at,
      mail.submission_id, mail.domain_ix);
  if (!inserted) return inserted.error();
  transaction.note_outbox_row();
  return Done{};
}

Result<std::vector<Millis>> recent_mail_times(Database& database, std::string_view tenant,
                                              const Bytes32& recipient_ix, Millis since, std::int64_t limit) {
  return database.fetch_all(
      "SELECT created_at FROM outbox WHERE tenant = ?1 AND recipient_ix = ?2 AND created_at > ?3"
      " ORDER BY created_at DESC LIMIT ?4",
      [](const Statement& row) { return Millis{row.integer(0)}; }, tenant, recipient_ix, since, limit);
}

Result<std::vector<LeasedMail>> lease_due_mails(Transaction& transaction, const Id& owner, Millis now, Millis lease,
                                                std::int64_t limit, std::int64_t per_domain) {
  return transaction->fetch_all(
      "UPDATE outbox SET lease_owner = ?1, next_attempt_at = ?3, attempts = attempts + 1"
      " WHERE (tenant, id) IN (SELECT tenant, id FROM outbox WHERE state = 'waiting' AND next_attempt_at <= ?2"
      " AND (domain_ix IS NULL OR domain_ix NOT IN (SELECT domain_ix FROM outbox WHERE state = 'waiting'"
      " AND lease_owner IS NOT NULL AND next_attempt_at > ?2 AND domain_ix IS NOT NULL"
      " GROUP BY domain_ix HAVING count(*) >= ?5))"
      " ORDER BY next_attempt_at LIMIT ?4)"
      " RETURNING tenant, id, kind, payload_sealed, attempts, give_up_at, last_error_code, recipient_ix, submission_id",
      read_leased, owner, now, now + lease, limit, per_domain);
}

Status release_leases(Transaction& transaction, Millis now) {
  const auto released = transaction->run(
      "UPDATE outbox SET lease_owner = NULL, next_attempt_at = ?1 WHERE state = 'waiting' AND lease_owner IS NOT NULL",
      now);
  if (!released) return released.error();
  return Done{};
}

Result<std::optional<Millis>> next_mail_due_at(Database& database, Millis now) {
  const auto due = database.fetch_one(
      "SELECT next_attempt_at FROM outbox WHERE state = 'waiting' AND next_attempt_at > ?1"
      " ORDER BY next_attempt_at LIMIT 1",
      [](const Statement& row) { return Millis{row.integer(0)}; }, now);
  return due;
}

Result<bool> mark_mail_sent(Transaction& transaction, const LeasedMail& mail, const Id& owner, Millis now,
                            std::string_view note, std::string_view reply) {
  return finish(transaction, mail, owner, now, "sent", note, reply);
}

Result<bool> mark_mail_failed(Transaction& transaction, const LeasedMail& mail, const Id& owner, Millis now,
                              std::string_view error_code) {
  return finish(transaction, mail, owner, now, "failed", error_code, {});
}

Result<bool> postpone_mail(Transaction& transaction, const LeasedMail& mail, const Id& owner, Millis next_attempt_at,
                           std::string_view error_code) {
  const auto changed = transaction->run(
      "UPDATE outbox SET next_attempt_at = ?4, last_error_code = ?5, lease_owner = NULL"
      " WHERE tenant = ?1 AND id = ?2 AND lease_owner = ?3 AND state = 'waiting'",
      mail.tenant, mail.id, owner, next_attempt_at, error_code);
  if (!changed) return changed.error();
  return *changed == 1;
}

Result<std::optional<HandedOver>> find_handed_over(Database& database, std::string_view tenant,
                                                   const Id& submission_id) {
  return database.fetch_one(
      "SELECT id, finished_at, reply, last_error_code FROM outbox WHERE tenant = ?1 AND submission_id = ?2"
      " AND kind IN ('mail.confirm', 'mail.confirm_opposed') AND state = 'sent'"
      " ORDER BY finished_at DESC, id DESC LIMIT 1",
      [](const Statement& row) {
        return HandedOver{row.array<16>(0), row.integer(1), std::string(row.text(2)), std::string(row.text(3))};
      },
      tenant, submission_id);
}

Result<std::optional<MailedTo>> find_mailed_to(Database& database, std::string_view tenant, const Id& id) {
  return database.fetch_one(
      "SELECT recipient_ix, submission_id FROM outbox WHERE tenant = ?1 AND id = ?2",
      [](const Statement& row) { return MailedTo{row.array<32>(0), row.optional_id(1)}; }, tenant, id);
}

Result<OutboxCounts> count_outbox(Database& database) {
  const auto counts = database.fetch_one(
      "SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting'),"
      " (SELECT count(*) FROM outbox WHERE state = 'failed')",
      [](const Statement& row) { return OutboxCounts{row.integer(0), row.integer(1)}; });
  if (!counts) return counts.error();
  return counts->value_or(OutboxCounts{});
}

Result<std::int64_t> purge_finished_mails(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM outbox WHERE (tenant, id) IN (SELECT tenant, id FROM outbox"
      " WHERE state <> 'waiting' AND finished_at < ?1 ORDER BY finished_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
