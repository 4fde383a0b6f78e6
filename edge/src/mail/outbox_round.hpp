#pragma once

#include <functional>
#include <stop_token>

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "mail/composer.hpp"
#include "mail/transport.hpp"
#include "store/outbox.hpp"
#include "store/writer.hpp"
#include "workers/worker_threads.hpp"

namespace guichet::mail {

// How long a worker owns a mail. Longer than any attempt, so that nobody sends it a second time meanwhile.
inline constexpr Millis kLease = 15LL * 60 * 1000;

// How many mails to one recipient domain may be under way at once, unless the operator says otherwise.
inline constexpr std::int64_t kPerDomain = 2;

// How long to wait after attempt number `attempts`: 1 and 5 minutes, half an hour, 2 hours, then 5 hours each;
// made a fifth shorter or longer by jitter, which is in [0, 1).
Millis pause_after(std::int64_t attempts, double jitter);

// What became of a leased mail.
enum class Outcome : std::uint8_t { kSent, kPostponed, kFailed };

// Told of every attempt, for the log and the figures: the row, the outcome and the transport's code.
using Observer = std::function<void(const store::LeasedMail&, Outcome, std::string_view code)>;

// What one round of one worker needs.
struct OutboxContext {
  store::Writer& writer;
  const crypto::Keys& keys;
  const Composer& composer;
  Clock clock;
  std::function<double()> jitter;
  Observer observer;
  std::int64_t per_domain = kPerDomain;  // mails under way to one recipient domain
};

// Takes one due mail, sends it and writes down what became of it. A mail whose reply was lost is sent until a server
// says something or once more it does not; then it counts as sent. A recipient that does not exist is suppressed in the
// transaction that writes the failure.
workers::RoundEnd run_round(const OutboxContext& context, Transport& transport, const Id& owner, std::stop_token stop);

}  // namespace guichet::mail
