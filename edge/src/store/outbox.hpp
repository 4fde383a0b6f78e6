#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

struct NewMail {
  Id id{};
  std::string tenant;
  std::string kind;        // "mail.confirm", "mail.join", "mail.account_exists"
  Bytes32 recipient_ix{};  // blind index of the canonical address, for limits per address
  Bytes payload_sealed;
  Millis created_at = 0;
  Millis give_up_at = 0;  // no attempt after this time
  std::optional<Id> submission_id = {};    // what it is about
  std::optional<Bytes32> domain_ix = {};  // blind index of the recipient's domain
};

// A row taken by a worker.
struct LeasedMail {
  Id id{};
  std::string tenant;
  std::string kind;
  Bytes payload_sealed;
  std::int64_t attempts = 0;  // this one included
  Millis give_up_at = 0;
  std::string last_error_code;  // of the attempt before, empty when there was none
  Bytes32 recipient_ix{};
  std::optional<Id> submission_id;
};

// Adds a mail that is due at once. The workers are woken after the commit.
Status enqueue_mail(Transaction& transaction, const NewMail& mail);

// When mails of any kind were made for this recipient after `since`, sent or not: the newest first, at most `limit`.
Result<std::vector<Millis>> recent_mail_times(Database& database, std::string_view tenant,
                                              const Bytes32& recipient_ix, Millis since, std::int64_t limit);

// Takes up to `limit` due mails for `owner`. Nobody else gets them until the lease ends, `lease` from now. Passed over
// are mails to a domain that `per_domain` leased mails are for already.
Result<std::vector<LeasedMail>> lease_due_mails(Transaction& transaction, const Id& owner, Millis now, Millis lease,
                                                std::int64_t limit, std::int64_t per_domain = 1'000'000);

// Ends every lease: for the start of the only process that uses this database, after a crash.
Status release_leases(Transaction& transaction, Millis now);

// When the next waiting mail that was not due at `now` may be taken; nothing when none waits.
Result<std::optional<Millis>> next_mail_due_at(Database& database, Millis now);

// The three ends of an attempt. Each is false, and changes nothing, when the lease was lost to another owner.
// A finished mail's payload is removed. `note` says what is unsure about a sent mail; `reply` is what the server said.
Result<bool> mark_mail_sent(Transaction& transaction, const LeasedMail& mail, const Id& owner, Millis now,
                            std::string_view note = {}, std::string_view reply = {});
Result<bool> mark_mail_failed(Transaction& transaction, const LeasedMail& mail, const Id& owner, Millis now,
                              std::string_view error_code);
Result<bool> postpone_mail(Transaction& transaction, const LeasedMail& mail, const Id& owner, Millis next_attempt_at,
                           std::string_view error_code);

// A confirmation mail that a server took, for the proof of consent.
struct HandedOver {
  Id id{};  // its Message-ID is <id@domain of the sender>
  Millis at = 0;
  std::string reply;  // what the server said, such as "250 2.0.0 OK queued as X"; empty without a server
  std::string note;   // "smtp.reply_lost": perhaps taken, the server's answer never came
};

// The newest confirmation mail of a submission that was handed over; nothing while none was.
Result<std::optional<HandedOver>> find_handed_over(Database& database, std::string_view tenant,
                                                   const Id& submission_id);

// Whom a mail of the outbox was for, finished or not; nothing when it is unknown or purged.
struct MailedTo {
  Bytes32 recipient_ix{};
  std::optional<Id> submission_id;
};
Result<std::optional<MailedTo>> find_mailed_to(Database& database, std::string_view tenant, const Id& id);

// Counters for /metrics and the demo.
struct OutboxCounts {
  std::int64_t waiting = 0;
  std::int64_t failed = 0;
};
Result<OutboxCounts> count_outbox(Database& database);

// Removes finished mails older than `before`, at most `limit`. Gives how many.
Result<std::int64_t> purge_finished_mails(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
