#include "mail/outbox_round.hpp"

#include <algorithm>
#include <array>

#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "mail/suppress.hpp"
#include "store/async.hpp"
#include "workers/rest.hpp"

namespace guichet::mail {
namespace {

constexpr Millis kMinute = 60'000;

struct Taken {
  std::vector<store::LeasedMail> mails;
  std::optional<Millis> next_due_at;
};

store::Result<Taken> take(const OutboxContext& context, const Id& owner) {
  const Millis now = context.clock();
  const std::int64_t per_domain = context.per_domain;
  return store::write_and_wait(context.writer,
                               [owner, now, per_domain](store::Transaction& transaction) -> store::Result<Taken> {
    auto mails = store::lease_due_mails(transaction, owner, now, kLease, 1, per_domain);
    if (!mails) return mails.error();
    const auto due = store::next_mail_due_at(transaction, now);
    if (!due) return due.error();
    return Taken{*std::move(mails), *due};
  });
}

Delivery refused(std::string_view code) { return {Fate::kRefused, std::string(code), {}, false}; }

Delivery attempt(const OutboxContext& context, Transport& transport, const store::LeasedMail& mail,
                 std::stop_token stop) {
  if (context.clock() > mail.give_up_at) return refused("mail.expired");
  const auto payload = crypto::open(context.keys, mail.payload_sealed, {mail.tenant, "outbox.payload", mail.id});
  if (!payload) return refused("mail.payload_not_genuine");
  const auto envelope = context.composer.compose(mail.id, mail.kind, *payload, context.clock());
  if (!envelope) return refused("mail.payload_malformed");
  return transport.deliver(*envelope, stop);
}

// What is to be written down of an attempt.
struct Mark {
  Outcome outcome = Outcome::kSent;
  std::string code;
  Millis next_attempt_at = 0;
  std::string reply = {};
  bool is_mailbox_dead = false;
};

Mark judge(const OutboxContext& context, const store::LeasedMail& mail, Delivery delivery) {
  const bool was_perhaps_taken = mail.last_error_code == kReplyLost;
  const bool was_lost_twice = delivery.code == kReplyLost && was_perhaps_taken;
  if (delivery.fate == Fate::kDelivered || was_lost_twice) {
    return {Outcome::kSent, std::move(delivery.code), 0, std::move(delivery.reply)};
  }
  const Millis next = context.clock() + pause_after(mail.attempts, context.jitter());
  const bool gives_up = delivery.fate == Fate::kRefused || next > mail.give_up_at;
  if (gives_up) return {Outcome::kFailed, std::move(delivery.code), 0, {}, delivery.is_mailbox_dead};
  // The doubt stays whatever comes between: one more lost reply would be a second duplicate.
  return {Outcome::kPostponed, was_perhaps_taken ? std::string(kReplyLost) : std::move(delivery.code), next};
}

store::Result<bool> write_failure(store::Transaction& transaction, const store::LeasedMail& mail, const Id& owner,
                                  const Mark& mark, Millis now) {
  auto marked = store::mark_mail_failed(transaction, mail, owner, now, mark.code);
  if (!marked || !*marked || !mark.is_mailbox_dead) return marked;
  const Bounce bounce{mail.tenant, mail.id, {mail.recipient_ix, mail.submission_id}, mark.code};
  const auto suppressed = suppress_recipient(transaction, bounce, now);
  if (!suppressed) return suppressed.error();
  return marked;
}

store::Result<bool> write_mark(const OutboxContext& context, const store::LeasedMail& mail, const Id& owner,
                               const Mark& mark) {
  const Millis now = context.clock();
  return store::write_and_wait(context.writer, [&](store::Transaction& transaction) {
    switch (mark.outcome) {
      case Outcome::kSent: return store::mark_mail_sent(transaction, mail, owner, now, mark.code, mark.reply);
      case Outcome::kFailed: return write_failure(transaction, mail, owner, mark, now);
      case Outcome::kPostponed: break;
    }
    return store::postpone_mail(transaction, mail, owner, mark.next_attempt_at, mark.code);
  });
}

}  // namespace

Millis pause_after(std::int64_t attempts, double jitter) {
  constexpr std::array<Millis, 5> kPauses = {kMinute, 5 * kMinute, 30 * kMinute, 120 * kMinute, 300 * kMinute};
  const auto at = static_cast<std::size_t>(std::clamp<std::int64_t>(attempts - 1, 0, kPauses.size() - 1));
  return static_cast<Millis>(static_cast<double>(kPauses[at]) * (0.8 + 0.4 * jitter));
}

workers::RoundEnd run_round(const OutboxContext& context, Transport& transport, const Id& owner, std::stop_token stop) {
  const auto taken = take(context, owner);
  if (!taken) return {false, context.clock() + workers::kRestWhenStoreRefuses};
  for (const store::LeasedMail& mail : taken->mails) {
    const Delivery delivery = attempt(context, transport, mail, stop);
    const Mark mark = judge(context, mail, delivery);
    workers::insist([&] { return write_mark(context, mail, owner, mark); }, stop);
    if (context.observer) context.observer(mail, mark.outcome, delivery.code);
  }
  return {!taken->mails.empty(), taken->next_due_at};
}

}  // namespace guichet::mail
