#include <array>

#include "match/compare.hpp"

namespace guichet::match {
namespace {

using Digits = std::array<char, 8>;

Digits digits_of(const BirthDate& date) {
  Digits digits;
  int rest = date.year * 10000 + date.month * 100 + date.day;
  for (std::size_t i = digits.size(); i-- > 0; rest /= 10) digits[i] = static_cast<char>(rest % 10);
  return digits;
}

// How many digits differ, two neighbours that changed places counting as one.
int count_slips(const BirthDate& left, const BirthDate& right) {
  const Digits a = digits_of(left);
  const Digits b = digits_of(right);
  int slips = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    ++slips;
    if (i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i]) ++i;
  }
  return slips;
}

bool are_day_and_month_swapped(const BirthDate& left, const BirthDate& right) {
  return left.year == right.year && left.month == right.day && left.day == right.month;
}

// 1 January stands for a day that is not known.
bool is_first_of_year(const BirthDate& date) { return date.month == 1 && date.day == 1; }

bool agree_in_part(const BirthDate& left, const BirthDate& right) {
  const bool same_year = left.year == right.year;
  const bool same_month = left.month == right.month;
  const bool same_day = left.day == right.day;
  return (same_day && same_month) || (same_year && (same_day || same_month)) ||
         (same_year && (is_first_of_year(left) || is_first_of_year(right)));
}

}  // namespace

std::optional<DateLevel> compare_dates(const BirthDate& left, const BirthDate& right) {
  if (!left.is_known() || !right.is_known()) return std::nullopt;
  const int slips = count_slips(left, right);
  if (slips == 0) return DateLevel::kSame;
  if (slips == 1 || are_day_and_month_swapped(left, right)) return DateLevel::kOneSlip;
  if (agree_in_part(left, right)) return DateLevel::kPart;
  if (slips == 2) return DateLevel::kTwoSlips;
  return left.year == right.year ? DateLevel::kYear : DateLevel::kDifferent;
}

}  // namespace guichet::match
