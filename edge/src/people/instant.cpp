#include "people/instant.hpp"

#include <re2/re2.h>

#include <chrono>

namespace guichet::people {
namespace {

using namespace std::chrono;

constexpr std::string_view kFormat =
    R"((\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d)))";

Millis milliseconds_of(std::string fraction) {
  fraction.resize(3, '0');
  return std::stoi(fraction);
}

// What is to be taken off to come to UTC; nothing for "Z".
minutes offset_of(const std::string& sign, const std::string& offset_hours,
                  const std::string& offset_minutes) {
  if (sign.empty()) return minutes(0);
  const auto offset = hours(std::stoi(offset_hours)) + minutes(std::stoi(offset_minutes));
  return sign == "-" ? -offset : offset;
}

}  // namespace

std::optional<Millis> parse_instant(std::string_view text) {
  static const re2::RE2 format{re2::StringPiece(kFormat.data(), kFormat.size())};
  int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
  std::string fraction, sign, offset_hours, offset_minutes;
  if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), format, &y, &mo, &d, &h, &mi, &s,
                           &fraction, &sign, &offset_hours, &offset_minutes)) {
    return std::nullopt;
  }
  const year_month_day date{year(y), month(static_cast<unsigned>(mo)), day(static_cast<unsigned>(d))};
  if (!date.ok() || y < 1970 || h > 23 || mi > 59 || s > 60) return std::nullopt;
  const auto time =
      sys_days(date) + hours(h) + minutes(mi) + seconds(s) - offset_of(sign, offset_hours, offset_minutes);
  const Millis instant =
      duration_cast<milliseconds>(time.time_since_epoch()).count() + milliseconds_of(fraction);
  return instant < 0 ? std::nullopt : std::optional(instant);
}

}  // namespace guichet::people
