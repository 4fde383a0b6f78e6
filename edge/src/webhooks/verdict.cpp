#include "webhooks/verdict.hpp"

#include <algorithm>
#include <array>

namespace guichet::webhooks {
namespace {

constexpr Millis kSecond = 1'000;
constexpr Millis kMinute = 60 * kSecond;
constexpr Millis kHour = 60 * kMinute;
constexpr Millis kLongestRest = 24 * kHour;
constexpr std::array<Millis, kAttempts - 1> kPauses = {5 * kSecond, 5 * kMinute, 30 * kMinute,
                                                       2 * kHour,   5 * kHour,   10 * kHour,
                                                       14 * kHour,  20 * kHour,  24 * kHour};

}  // namespace

Verdict judge(const Answer& answer) {
  if (answer.status >= 200 && answer.status < 300) return Verdict::kDelivered;
  return answer.status == 410 ? Verdict::kGone : Verdict::kTryLater;
}

std::optional<Millis> slow_down(const Answer& answer) {
  const bool is_busy = answer.status == 429 || answer.status == 502 || answer.status == 504;
  if (judge(answer) != Verdict::kTryLater || (!is_busy && !answer.retry_after)) return std::nullopt;
  return std::clamp(answer.retry_after.value_or(kMinute), kSecond, kLongestRest);
}

std::optional<Millis> pause_after(std::int64_t attempts, double jitter) {
  if (attempts < 1 || attempts >= kAttempts) return std::nullopt;
  const auto pause = static_cast<double>(kPauses[static_cast<std::size_t>(attempts - 1)]);
  return static_cast<Millis>(pause * (0.9 + 0.2 * jitter));
}

}  // namespace guichet::webhooks
