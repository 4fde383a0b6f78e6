#include "signup/limits.hpp"

#include <algorithm>
#include <array>

#include "store/outbox.hpp"
#include "store/suppressions.hpp"

namespace guichet::signup {
namespace {

constexpr Millis kHour = 3600LL * 1000;
constexpr Millis kDay = 24 * kHour;
constexpr std::size_t kMaxClients = 100'000;
constexpr Millis kSweepPause = 60'000;

}  // namespace

std::string_view withheld_name(Withheld reason) {
  static constexpr std::array<std::string_view, 7> kNames{
      "address_pause", "address_hour", "address_day", "client", "form", "total", "suppressed"};
  return kNames[static_cast<std::size_t>(reason)];
}

void HourCount::advance(Millis now) {
  const Millis hour = now / kHour;
  if (hour == hour_) return;
  count_before_ = hour == hour_ + 1 ? count_ : 0;
  count_ = 0;
  hour_ = hour;
}

bool HourCount::reaches(std::int64_t limit, Millis now) {
  advance(now);
  const Millis left = kHour - now % kHour;  // of the hour before
  return count_ + count_before_ * left / kHour >= limit;
}

bool HourCount::is_over(Millis now) const { return now / kHour > hour_ + 1; }

MailGate::MailGate(AddressLimits address, FlowLimits flow, Tell tell)
    : address_(address), flow_(flow), tell_(std::move(tell)) {}

store::Result<bool> MailGate::admit(store::Database& database, const store::ClaimKey& address,
                                    const MailOrigin& origin, Millis now) {
  auto withheld = judge_address(database, address, now);
  if (!withheld) return withheld.error();
  if (!*withheld) *withheld = take_flow(origin, now);
  if (*withheld && tell_) tell_(**withheld);
  return !*withheld;
}

store::Result<std::optional<Withheld>> MailGate::judge_address(store::Database& database,
                                                               const store::ClaimKey& address,
                                                               Millis now) const {
  const auto suppression = store::find_suppression(database, address.tenant, address.blind_ix);
  if (!suppression) return suppression.error();
  const std::int64_t most = std::max({std::int64_t{1}, address_.per_hour, address_.per_day});
  const auto times = store::recent_mail_times(database, address.tenant, address.blind_ix, now - kDay, most);
  if (!times) return times.error();
  const auto within = [&](Millis span) {
    return std::count_if(times->begin(), times->end(), [&](Millis at) { return at > now - span; });
  };
  if (*suppression) return std::optional(Withheld::kSuppressed);
  if (within(kDay) >= address_.per_day) return std::optional(Withheld::kAddressDay);
  if (within(kHour) >= address_.per_hour) return std::optional(Withheld::kAddressHour);
  if (within(address_.pause) >= 1) return std::optional(Withheld::kAddressPause);
  return std::optional<Withheld>();
}

std::optional<Withheld> MailGate::take_flow(const MailOrigin& origin, Millis now) {
  const std::lock_guard lock(mutex_);
  if (clients_.size() >= kMaxClients) make_room(now);
  HourCount* const client = origin.client_network ? &clients_[*origin.client_network] : nullptr;
  HourCount* const form = origin.form.empty() ? nullptr : &forms_[origin.form];
  if (client != nullptr && client->reaches(flow_.per_client, now)) return Withheld::kClient;
  if (form != nullptr && form->reaches(flow_.per_form, now)) return Withheld::kForm;
  if (total_.reaches(flow_.total, now)) return Withheld::kTotal;
  if (client != nullptr) client->add();
  if (form != nullptr) form->add();
  total_.add();
  return std::nullopt;
}

// Forgets clients whose hour is long over, now and then; some other one when there is none.
void MailGate::make_room(Millis now) {
  if (now >= next_sweep_) {
    next_sweep_ = now + kSweepPause;
    std::erase_if(clients_, [&](const auto& entry) { return entry.second.is_over(now); });
  }
  if (clients_.size() >= kMaxClients) clients_.erase(clients_.begin());
}

}  // namespace guichet::signup
