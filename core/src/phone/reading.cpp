#include "phone/reading.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace guichet::phone {
namespace {

constexpr const char* kUnknownCountry = "ZZ";

const PhoneNumberUtil& util() { return *PhoneNumberUtil::GetInstance(); }

PhoneType to_type(PhoneNumberUtil::PhoneNumberType type) {
  switch (type) {
    case PhoneNumberUtil::FIXED_LINE:
      return PhoneType::kFixedLine;
    case PhoneNumberUtil::MOBILE:
      return PhoneType::kMobile;
    case PhoneNumberUtil::FIXED_LINE_OR_MOBILE:
      return PhoneType::kFixedLineOrMobile;
    case PhoneNumberUtil::TOLL_FREE:
      return PhoneType::kTollFree;
    case PhoneNumberUtil::PREMIUM_RATE:
      return PhoneType::kPremiumRate;
    case PhoneNumberUtil::SHARED_COST:
      return PhoneType::kSharedCost;
    case PhoneNumberUtil::VOIP:
      return PhoneType::kVoip;
    case PhoneNumberUtil::PERSONAL_NUMBER:
      return PhoneType::kPersonalNumber;
    case PhoneNumberUtil::PAGER:
      return PhoneType::kPager;
    case PhoneNumberUtil::UAN:
      return PhoneType::kUan;
    case PhoneNumberUtil::VOICEMAIL:
      return PhoneType::kVoicemail;
    default:
      return PhoneType::kUnknown;
  }
}

Code to_code(PhoneNumberUtil::ErrorType error) {
  switch (error) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
      return Code::kPhoneUnknownCountryCode;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN:
      return Code::kPhoneTooShort;
    case PhoneNumberUtil::TOO_LONG_NSN:
      return Code::kPhoneTooLong;
    default:
      return Code::kPhoneNotANumber;
  }
}

std::optional<Code> impossible_code(PhoneNumberUtil::ValidationResult result) {
  switch (result) {
    case PhoneNumberUtil::IS_POSSIBLE:
      return std::nullopt;
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
      return Code::kPhoneLocalOnly;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE:
      return Code::kPhoneUnknownCountryCode;
    case PhoneNumberUtil::TOO_LONG:
      return Code::kPhoneTooLong;
    case PhoneNumberUtil::TOO_SHORT:
    case PhoneNumberUtil::INVALID_LENGTH:
      return Code::kPhoneTooShort;
  }
  return std::nullopt;
}

std::string format(const PhoneNumber& number, PhoneNumberUtil::PhoneNumberFormat shape) {
  std::string text;
  util().Format(number, shape, &text);
  return text;
}

}  // namespace

Reading read(const std::string& text, const std::string& country) {
  Reading reading;
  const auto error = util().Parse(text, country.empty() ? kUnknownCountry : country, &reading.number);
  if (error != PhoneNumberUtil::NO_PARSING_ERROR) {
    reading.refusal = to_code(error);
    return reading;
  }
  reading.refusal = impossible_code(util().IsPossibleNumberWithReason(reading.number));
  if (reading.refusal) return reading;
  reading.extension = reading.number.extension();
  reading.number.clear_extension();
  reading.type = to_type(util().GetNumberType(reading.number));
  util().GetRegionCodeForNumber(reading.number, &reading.country);
  if (reading.country == kUnknownCountry) reading.country.clear();
  return reading;
}

std::string e164(const PhoneNumber& number) { return format(number, PhoneNumberUtil::E164); }

std::string national(const PhoneNumber& number) { return format(number, PhoneNumberUtil::NATIONAL); }

std::string international(const Reading& reading) {
  PhoneNumber number = reading.number;
  if (!reading.extension.empty()) number.set_extension(reading.extension);
  return format(number, PhoneNumberUtil::INTERNATIONAL);
}

std::string trunk_prefix(const std::string& country) {
  std::string prefix;
  util().GetNddPrefixForRegion(country, true, &prefix);
  return prefix;
}

std::string digits_of(const std::string& text) {
  std::string digits = text;
  if (is_ascii(text)) {
    digits.erase(std::remove_if(digits.begin(), digits.end(), [](char c) { return !is_ascii_digit(c); }),
                 digits.end());
  } else {
    util().NormalizeDigitsOnly(&digits);
  }
  return digits;
}

bool is_plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || c == '#' || c == ';' || c == ',' || c == '*';
  });
}

bool has_plus(std::string_view text) {
  constexpr std::string_view kFullWidthPlus = "\xEF\xBC\x8B";
  return !text.empty() && (text[0] == '+' || text.substr(0, kFullWidthPlus.size()) == kFullWidthPlus);
}

}  // namespace guichet::phone
