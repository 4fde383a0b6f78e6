#include "register/number_match.hpp"

#include "text/ascii.hpp"

namespace guichet::address_register {
namespace {

using french_address::HouseNumber;

constexpr Cost kAlikeSuffix = 10;
constexpr Cost kSuffixLeftOut = 70;
constexpr Cost kSuffixAdded = 250;
constexpr Cost kUnknownNumber = 430;
constexpr Cost kStreetWithoutNumbers = 150;

// b is bis where the register has no b, and the other way round.
bool is_alike(std::string_view typed, std::string_view written) {
  const auto is = [](std::string_view one, std::string_view letter, std::string_view word) {
    return one == letter || one == word;
  };
  for (const auto& [letter, word] :
       {std::pair("b", "bis"), std::pair("t", "ter"), std::pair("q", "quater"), std::pair("c", "ter")}) {
    if (is(typed, letter, word) && is(written, letter, word)) return true;
  }
  return false;
}

NumberMatch match_suffix(const Register& source, const HouseNumber& typed, const HouseNumberEntry& entry) {
  const std::string suffix = to_ascii_lower(source.suffix(entry.suffix));
  if (suffix == typed.suffix) return NumberMatch::kExact;
  return is_alike(typed.suffix, suffix) ? NumberMatch::kAlike : NumberMatch::kOtherSuffix;
}

Cost number_cost(NumberMatch match, bool has_suffix) {
  switch (match) {
    case NumberMatch::kNoneTyped:
    case NumberMatch::kExact:
      return 0;
    case NumberMatch::kAlike:
      return kAlikeSuffix;
    case NumberMatch::kOtherSuffix:
      return has_suffix ? kSuffixAdded : kSuffixLeftOut;
    case NumberMatch::kUnknown:
      return kUnknownNumber;
    case NumberMatch::kNoNumbers:
      return kStreetWithoutNumbers;
  }
  return 0;
}

}  // namespace

void match_number(const HouseNumber& typed, StreetCandidate& candidate) {
  if (typed.value == 0) return;
  const auto numbers = decode_house_numbers(candidate.street.house_numbers);
  candidate.number_match = numbers.empty() ? NumberMatch::kNoNumbers : NumberMatch::kUnknown;
  for (const HouseNumberEntry& entry : numbers) {
    if (entry.value != typed.value) continue;
    const NumberMatch match = match_suffix(*candidate.source, typed, entry);
    if (candidate.number_match <= match) continue;
    candidate.number_match = match;
    candidate.entry = entry;
  }
  candidate.number = number_cost(candidate.number_match, !typed.suffix.empty());
}

std::string written_number(const StreetCandidate& candidate) {
  if (candidate.entry.value == 0) return {};
  return write_number(candidate.entry, *candidate.source);
}

std::string write_number(const HouseNumberEntry& number, const Register& source) {
  const std::string_view suffix = source.suffix(number.suffix);
  return std::to_string(number.value) + (suffix.empty() ? "" : " " + std::string(suffix));
}

std::string typed_number(const HouseNumber& number) {
  if (number.value == 0) return {};
  std::string text = std::to_string(number.value);
  if (!number.range_end.empty()) text += "/" + number.range_end;
  return number.suffix.empty() ? text : text + " " + number.suffix;
}

}  // namespace guichet::address_register
