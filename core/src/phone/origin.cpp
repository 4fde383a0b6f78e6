#include "phone/origin.hpp"

#include <vector>

#include "phone/plausible.hpp"
#include "text/ascii.hpp"

namespace guichet::phone {
namespace {

constexpr std::string_view kPlainInternationalPrefix = "00";  // ITU-T E.123; not every country dials it
constexpr std::size_t kClearlyInternational =
    11;  // digits; below it a number of one country is often one of another

bool is_subscriber(const Reading& reading) {
  return reading.type == PhoneType::kMobile || reading.type == PhoneType::kFixedLine ||
         reading.type == PhoneType::kFixedLineOrMobile;
}

// The sizes of the groups of digits: "0470 12-34" is 4, 2, 2.
std::vector<std::size_t> groups_of(std::string_view text) {
  std::vector<std::size_t> groups;
  bool is_in_group = false;
  for (const char c : text) {
    if (is_ascii_digit(c)) {
      if (!is_in_group) groups.push_back(0);
      ++groups.back();
    }
    is_in_group = is_ascii_digit(c);
  }
  return groups;
}

// Where people write a 0 before their numbers, one without it and with a digit more or less has two slips in
// it; a country code whose plus is missing has one. In North America the 1 is left out.
bool lacks_trunk_prefix(const std::string& digits, const std::string& country) {
  const std::string prefix = trunk_prefix(country);
  return !prefix.empty() && prefix != "1" && digits.compare(0, prefix.size(), prefix) != 0;
}

// "33 6 12 34 56 78"
std::optional<Reading> read_bare_country_code(const std::string& text, const std::string& digits,
                                              const std::string& country, bool is_one_digit_off) {
  if (digits[0] == '0') return std::nullopt;
  Reading reading = read('+' + digits, country);
  if (!reading.is_valid() || !is_subscriber(reading)) return std::nullopt;
  const bool is_clear =
      country.empty() ? digits.size() >= kClearlyInternational : is_plausible(country, reading.country);
  if (!is_clear) return std::nullopt;
  if (is_one_digit_off && !lacks_trunk_prefix(digits, country) &&
      groups_of(text) != groups_of(international(reading))) {
    return std::nullopt;
  }
  return reading;
}

// "0033 6 12 34 56 78" where 00 is not what one dials
std::optional<Reading> read_plain_prefix(const std::string& digits, const std::string& country) {
  if (digits.compare(0, kPlainInternationalPrefix.size(), kPlainInternationalPrefix) != 0)
    return std::nullopt;
  Reading reading = read('+' + digits.substr(kPlainInternationalPrefix.size()), country);
  return reading.is_valid() ? std::optional(std::move(reading)) : std::nullopt;
}

// Only mobile numbers: fixed lines of neighbours overlap, and some plans take almost any digits for one.
// Where several countries have the number, the one that groups it like this is meant.
std::optional<Reading> read_as_neighbour(const std::string& text, const std::string& country,
                                         bool needs_grouping) {
  std::vector<Reading> found;
  for (const std::string& other : plausible_countries(country)) {
    Reading reading = read(text, other);
    if (reading.type == PhoneType::kMobile && reading.country == other) found.push_back(std::move(reading));
  }
  if (needs_grouping || found.size() > 1) {
    erase_if(found,
             [&](const Reading& reading) { return groups_of(text) != groups_of(national(reading.number)); });
  }
  return found.size() == 1 ? std::optional(std::move(found[0])) : std::nullopt;
}

}  // namespace

std::optional<Reading> find_origin(const std::string& text, const std::string& country,
                                   bool is_one_digit_off) {
  if (!is_plain(text) || has_plus(text)) return std::nullopt;
  const std::string digits = digits_of(text);
  if (digits.empty()) return std::nullopt;
  if (auto reading = read_plain_prefix(digits, country)) return reading;
  if (auto reading = read_bare_country_code(text, digits, country, is_one_digit_off)) return reading;
  return read_as_neighbour(text, country, is_one_digit_off);
}

TrunkPrefix find_trunk_prefix(const Reading& reading, const std::string& text) {
  const std::string digits = digits_of(text);
  const std::string dialled = e164(reading.number).substr(1);
  if (digits.size() <= dialled.size()) return TrunkPrefix::kNone;
  const std::string prefix = trunk_prefix(reading.country);
  const std::size_t code_length = std::to_string(reading.number.country_code()).size();
  const std::string doubled = dialled.substr(0, code_length) + prefix + dialled.substr(code_length);
  if (prefix.empty() || digits.find(doubled) == std::string::npos) return TrunkPrefix::kNone;
  return text.find('(' + prefix + ')') == std::string::npos ? TrunkPrefix::kBare : TrunkPrefix::kBracketed;
}

}  // namespace guichet::phone
