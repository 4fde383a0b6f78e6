#pragma once

#include <functional>

#include "crypto/keys.hpp"
#include "store/webhook_deliveries.hpp"
#include "store/writer.hpp"
#include "webhooks/sender.hpp"
#include "workers/worker_threads.hpp"

namespace guichet::webhooks {

// How long a worker owns a delivery. Longer than any attempt, so that nobody makes a second one meanwhile.
inline constexpr Millis kLease = 5LL * 60 * 1000;

// Attempts at one endpoint at the same time.
inline constexpr std::int64_t kPerEndpoint = 2;

// What became of an attempt.
enum class Outcome : std::uint8_t { kDelivered, kPostponed, kGivenUp, kStopped };

// What is told of it, for the log and the figures.
struct Report {
  const store::LeasedDelivery& delivery;
  Outcome outcome = Outcome::kDelivered;
  std::string_view answer;
  bool is_endpoint_disabled = false;  // by this attempt
};
using Observer = std::function<void(const Report&)>;

// What one round of one worker needs.
struct DeliveryContext {
  store::Writer& writer;
  const crypto::Keys& keys;
  Clock clock;
  std::function<double()> jitter;
  Observer observer;
};

// Takes one due delivery, makes the attempt and writes down what became of it.
workers::RoundEnd run_round(const DeliveryContext& context, Sender& sender, const Id& owner,
                            std::stop_token stop);

}  // namespace guichet::webhooks
