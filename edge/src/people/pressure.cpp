#include "people/pressure.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "people/instant.hpp"

namespace guichet::people {
namespace {

using Counts = std::map<std::pair<std::string, std::string>, store::ContactCount>;

store::Result<Counts> count(store::Database& database, std::string_view tenant, const Person& person,
                            Millis now) {
  Counts counts;
  for (const Id& account : person.accounts) {
    const auto rows = store::count_contacts(database, tenant, account, now - kShortWindow, now - kLongWindow);
    if (!rows) return rows.error();
    for (const store::ContactCount& row : *rows) {
      auto& sum =
          counts.try_emplace({row.kind, row.channel}, store::ContactCount{row.kind, row.channel, 0, 0})
              .first->second;
      sum.recent += row.recent;
      sum.all += row.all;
    }
  }
  return counts;
}

// The times of the person's newest messages, newest first: as many as a cap can ask for.
store::Result<std::vector<Millis>> newest(store::Database& database, std::string_view tenant,
                                          const Person& person, const std::string& kind, Millis now) {
  std::vector<Millis> times;
  for (const Id& account : person.accounts) {
    const auto own = store::find_contact_times(database, tenant, account, kind, now - kLongWindow, kMaxCap);
    if (!own) return own.error();
    times.insert(times.end(), own->begin(), own->end());
  }
  std::sort(times.begin(), times.end(), std::greater<>());
  return times;
}

// A cap is reached when as many messages lie in its window; it is free again when the oldest of these has
// left it.
void apply_cap(std::int64_t cap, Millis window, const std::vector<Millis>& times, Millis now,
               Pressure& pressure) {
  const auto at = static_cast<std::size_t>(std::max<std::int64_t>(cap - 1, 0));
  if (cap > 0 && (times.size() <= at || times[at] <= now - window)) return;
  pressure.may_send = false;
  if (cap > 0) pressure.again_at = std::max(pressure.again_at.value_or(0), times[at] + window);
}

bool is_zero(const std::optional<std::int64_t>& cap) { return cap && *cap == 0; }

}  // namespace

store::Result<Pressure> find_pressure(store::Database& database, std::string_view tenant,
                                      const Person& person, const PressureQuestion& question, Millis now) {
  const auto counts = count(database, tenant, person, now);
  if (!counts) return counts.error();
  Pressure pressure;
  for (const auto& [key, row] : *counts) {
    pressure.counts.push_back(row);
    if (!question.kind.empty() && row.kind != question.kind) continue;
    pressure.recent += row.recent;
    pressure.all += row.all;
  }
  if (!question.cap7 && !question.cap30) return pressure;
  const auto times = newest(database, tenant, person, question.kind, now);
  if (!times) return times.error();
  pressure.may_send = true;
  if (question.cap7) apply_cap(*question.cap7, kShortWindow, *times, now, pressure);
  if (question.cap30) apply_cap(*question.cap30, kLongWindow, *times, now, pressure);
  if (is_zero(question.cap7) || is_zero(question.cap30)) pressure.again_at.reset();
  return pressure;
}

Json pressure_json(const Pressure& pressure) {
  Json messages = Json::array();
  for (const store::ContactCount& row : pressure.counts) {
    messages.push_back({{"kind", row.kind},
                        {"channel", row.channel},
                        {"last_7_days", row.recent},
                        {"last_30_days", row.all}});
  }
  Json json{
      {"messages", std::move(messages)}, {"last_7_days", pressure.recent}, {"last_30_days", pressure.all}};
  if (pressure.may_send) json["may_send"] = *pressure.may_send;
  if (pressure.may_send)
    json["again_at"] = pressure.again_at ? Json(instant_text(*pressure.again_at)) : Json();
  return json;
}

}  // namespace guichet::people
