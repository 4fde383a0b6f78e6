#include "store/housekeeping.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "store/accounts.hpp"
#include "store/async.hpp"
#include "store/claims.hpp"
#include "store/code_requests.hpp"
#include "store/contact_log.hpp"
#include "store/idempotency.hpp"
#include "store/login_transactions.hpp"
#include "store/link_requests.hpp"
#include "store/login_results.hpp"
#include "store/login_tickets.hpp"
#include "store/outbox.hpp"
#include "store/sessions.hpp"
#include "store/tokens.hpp"
#include "store/used_challenges.hpp"
#include "store/webhook_endpoints.hpp"
#include "store/webhook_messages.hpp"

namespace guichet::store {
namespace {

constexpr std::int64_t kRowsAtOnce = 500;
constexpr Millis kPause = 10LL * 60 * 1000;

// A clock that was moved while the work ran is seen: the pause counts from the work's own time.
void rest_until(const std::stop_token& stop, const Clock& clock, Millis end) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  for (Millis left = end - clock(); left > 0 && !stop.stop_requested(); left = end - clock()) {
    stopped.wait_for(lock, stop, std::chrono::milliseconds(rest_at_most(left)), [] { return false; });
  }
}

}  // namespace

Result<std::int64_t> purge(Transaction& transaction, const Retention& retention, Millis now, std::int64_t limit) {
  const auto steps = {
      purge_idempotency(transaction, now - retention.idempotency, limit),
      purge_finished_mails(transaction, now - retention.finished_mails, limit),
      purge_code_requests(transaction, now, limit),
      purge_used_challenges(transaction, now, limit),
      purge_login_transactions(transaction, now - 3600LL * 1000, limit),
      purge_tokens(transaction, now - retention.expired_tokens, limit),
      purge_expired_claims(transaction, now, limit),
      purge_contacts(transaction, now - retention.contacts, limit),
      purge_messages(transaction, now - retention.webhook_messages, limit),
      purge_secrets(transaction, now, limit),
      purge_login_results(transaction, now, limit),
      purge_login_tickets(transaction, now, limit),
      purge_link_requests(transaction, now, limit),
      purge_sessions(transaction, now, limit),
      purge_unverified_accounts(transaction, now - retention.unverified_accounts, limit),
  };
  std::int64_t removed = 0;
  for (const auto& step : steps) {
    if (!step) return step;
    removed += *step;
  }
  return removed;
}

Housekeeper::Housekeeper(Writer& writer, Retention retention, Clock clock, Chore chore)
    : writer_(writer), retention_(retention), clock_(std::move(clock)), chore_(std::move(chore)),
      thread_([this](std::stop_token stop) { work(std::move(stop)); }) {}

void Housekeeper::work(std::stop_token stop) {
  while (!stop.stop_requested()) {
    const Millis now = clock_();
    if (!has_more(now)) rest_until(stop, clock_, now + kPause);
  }
}

// The chore has a transaction of its own: when it fails, what is over goes all the same.
bool Housekeeper::has_more(Millis now) {
  const auto removed = write_and_wait(writer_, [this, now](Transaction& transaction) {
    return purge(transaction, retention_, now, kRowsAtOnce);
  });
  const bool is_full = removed && *removed >= kRowsAtOnce;
  if (!chore_) return is_full;
  const auto done = write_and_wait(
      writer_, [this, now](Transaction& transaction) { return chore_(transaction, now, kRowsAtOnce); });
  return is_full || (done && *done >= kRowsAtOnce);
}

}  // namespace guichet::store
