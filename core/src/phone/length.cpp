#include "phone/length.hpp"

#include "text/ascii.hpp"

namespace guichet::phone {
namespace {

constexpr std::size_t kEmergencyDigits = 3;  // 112, 999, 15: before all else
constexpr std::size_t kMinShortCode = 2;
constexpr std::size_t kMaxShortCode = 6;

// Plans say what a number begins with; its last digit is free in all but a few ranges.
bool lacks_one_digit(const std::string& dialled, const std::string& country) {
  return read(dialled + '0', country).is_valid() && !read(dialled + "00", country).is_valid();
}

bool has_one_digit_too_many(const std::string& dialled, const std::string& country) {
  return !read(dialled.substr(0, dialled.size() - 1), country).refusal;
}

bool is_short_code(const std::string& digits, const std::string& country) {
  if (digits.size() < kMinShortCode || digits.size() > kMaxShortCode || digits[0] == '0') return false;
  const std::string trunk = trunk_prefix(country);
  return digits.size() <= kEmergencyDigits || trunk.empty() || digits.compare(0, trunk.size(), trunk) != 0;
}

}  // namespace

std::optional<Code> find_length_mistake(const Reading& reading, const std::string& text,
                                        const std::string& country) {
  if (!is_plain(text)) return std::nullopt;
  const std::string digits = digits_of(text);
  const std::string dialled = has_plus(text) ? '+' + digits : digits;
  const bool is_too_short = reading.refusal == Code::kPhoneTooShort;
  const bool may_be_short_code = is_too_short && !has_plus(text) && is_short_code(digits, country);
  if (may_be_short_code && digits.size() <= kEmergencyDigits) return Code::kPhoneShortCode;
  if ((is_too_short || !reading.refusal) && lacks_one_digit(dialled, country))
    return Code::kPhoneDigitMissing;
  if (may_be_short_code) return Code::kPhoneShortCode;
  if (reading.refusal == Code::kPhoneTooLong && has_one_digit_too_many(dialled, country))
    return Code::kPhoneDigitExtra;
  return std::nullopt;
}

}  // namespace guichet::phone
