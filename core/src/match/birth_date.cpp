#include "match/birth_date.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.hpp"

namespace guichet::match {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2999;

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_date(int year, int month, int day) {
  return year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in(year, month);
}

BirthDate make_date(int year, int month, int day) {
  if (!is_date(year, month, day)) return {};
  return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
}

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

// The first numbers of the text, at most three.
std::vector<Number> numbers_in(std::string_view text) {
  std::vector<Number> numbers;
  bool in_number = false;
  for (const char c : text) {
    if (!is_ascii_digit(c)) {
      in_number = false;
      continue;
    }
    if (!in_number && numbers.size() == 3) break;
    if (!in_number) numbers.push_back({});
    in_number = true;
    Number& number = numbers.back();
    if (++number.digits > 8) return {};
    number.value = number.value * 10 + (c - '0');
  }
  return numbers;
}

}  // namespace

BirthDate parse_birth_date(std::string_view text) {
  const auto numbers = numbers_in(text);
  if (numbers.empty()) return {};
  if (numbers[0].digits == 8) {
    return make_date(numbers[0].value / 10000, numbers[0].value / 100 % 100, numbers[0].value % 100);
  }
  if (numbers.size() < 3) return {};
  if (numbers[0].digits == 4) return make_date(numbers[0].value, numbers[1].value, numbers[2].value);
  const BirthDate day_first = make_date(numbers[2].value, numbers[1].value, numbers[0].value);
  return day_first.is_known() ? day_first : make_date(numbers[2].value, numbers[0].value, numbers[1].value);
}

}  // namespace guichet::match
