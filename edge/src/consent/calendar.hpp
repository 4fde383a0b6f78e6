#pragma once

#include <chrono>

#include "common/clock.hpp"

namespace guichet::consent {

// The same time of day so many months earlier, on the last day of the month where that month has no such day.
inline Millis months_before(Millis time, std::int64_t months) {
  using namespace std::chrono;
  const sys_time<milliseconds> point{milliseconds(time)};
  const auto day = floor<days>(point);
  year_month_day date = year_month_day(day) - std::chrono::months(months);
  if (!date.ok()) date = date.year() / date.month() / last;
  return (sys_days(date) + (point - day)).time_since_epoch().count();
}

}  // namespace guichet::consent
