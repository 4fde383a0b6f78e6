#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json/json.hpp"
#include "people/person.hpp"
#include "store/contact_log.hpp"

namespace guichet::people {

inline constexpr Millis kContactDay = 24LL * 3600 * 1000;
inline constexpr Millis kShortWindow = 7 * kContactDay;
inline constexpr Millis kLongWindow = 30 * kContactDay;
inline constexpr std::int64_t kMaxCap = 1000;

// What somebody who wants to send a message asks for. Caps are 0 to kMaxCap.
struct PressureQuestion {
  std::string kind;  // empty: of all kinds
  std::optional<std::int64_t> cap7;
  std::optional<std::int64_t> cap30;
};

struct Pressure {
  std::vector<store::ContactCount> counts;  // by kind and channel: the last 7 days, and the last 30
  std::int64_t recent = 0;                  // of the kind that was asked for
  std::int64_t all = 0;
  std::optional<bool> may_send;    // absent without caps
  std::optional<Millis> again_at;  // when one more may be sent, if not now; absent when a cap is 0
};

// How many messages a person got, all accounts together.
store::Result<Pressure> find_pressure(store::Database& database, std::string_view tenant,
                                      const Person& person, const PressureQuestion& question, Millis now);

// {"messages": [{"kind", "channel", "last_7_days", "last_30_days"}], "last_7_days", "last_30_days",
// "may_send"?, "again_at"?}
Json pressure_json(const Pressure& pressure);

}  // namespace guichet::people
