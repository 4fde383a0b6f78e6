#pragma once

#include <optional>
#include <string>

#include "common/clock.hpp"

namespace guichet::webhooks {

// How one attempt ended.
struct Answer {
  long status = 0;  // of HTTP; 0 when there was none
  std::string
      code;  // "http.200", "timeout", "private_address" ...: short, stable, and nothing of what was answered
  std::optional<Millis> retry_after = {};
  bool is_stopped = false;  // by us: it says nothing of the endpoint
};

enum class Verdict : std::uint8_t {
  kDelivered,
  kTryLater,
  kGone,  // the receiver wants no more messages
};

// 2xx is success, 410 ends it, everything else is a failure (Standard Webhooks, "Delivery success and
// failure").
Verdict judge(const Answer& answer);

// How long the whole endpoint is left alone: after 429, 502, 504 or a Retry-After; at most a day. Nothing
// when it is not.
std::optional<Millis> slow_down(const Answer& answer);

inline constexpr std::int64_t kAttempts = 10;

// How long to wait after attempt number `attempts`: 5 seconds, 5 minutes, half an hour, 2, 5, 10, 14, 20, 24
// hours, made a tenth shorter or longer by jitter, which is in [0, 1). Nothing after the last.
std::optional<Millis> pause_after(std::int64_t attempts, double jitter);

// Nothing but failures for so long disables an endpoint.
inline constexpr Millis kDisableAfter = 5LL * 24 * 3600 * 1000;

}  // namespace guichet::webhooks
