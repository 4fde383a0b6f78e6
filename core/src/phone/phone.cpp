#include "guichet/phone.hpp"

#include <phonenumbers/phonenumberutil.h>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace guichet {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t kMaxPhoneBytes = 250;  // beyond it libphonenumber refuses to look
constexpr std::string_view kUnknownCountry = "ZZ";

PhoneType to_type(PhoneNumberUtil::PhoneNumberType type) {
  switch (type) {
    case PhoneNumberUtil::FIXED_LINE: return PhoneType::kFixedLine;
    case PhoneNumberUtil::MOBILE: return PhoneType::kMobile;
    case PhoneNumberUtil::FIXED_LINE_OR_MOBILE: return PhoneType::kFixedLineOrMobile;
    case PhoneNumberUtil::TOLL_FREE: return PhoneType::kTollFree;
    case PhoneNumberUtil::PREMIUM_RATE: return PhoneType::kPremiumRate;
    case PhoneNumberUtil::SHARED_COST: return PhoneType::kSharedCost;
    case PhoneNumberUtil::VOIP: return PhoneType::kVoip;
    case PhoneNumberUtil::PERSONAL_NUMBER: return PhoneType::kPersonalNumber;
    case PhoneNumberUtil::PAGER: return PhoneType::kPager;
    case PhoneNumberUtil::UAN: return PhoneType::kUan;
    case PhoneNumberUtil::VOICEMAIL: return PhoneType::kVoicemail;
    default: return PhoneType::kUnknown;
  }
}

Code to_code(PhoneNumberUtil::ErrorType error) {
  switch (error) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return Code::kPhoneUnknownCountryCode;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN: return Code::kPhoneTooShort;
    case PhoneNumberUtil::TOO_LONG_NSN: return Code::kPhoneTooLong;
    default: return Code::kPhoneNotANumber;
  }
}

std::optional<Code> impossible_code(PhoneNumberUtil::ValidationResult result) {
  switch (result) {
    case PhoneNumberUtil::IS_POSSIBLE: return std::nullopt;
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY: return Code::kPhoneLocalOnly;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE: return Code::kPhoneUnknownCountryCode;
    case PhoneNumberUtil::TOO_LONG: return Code::kPhoneTooLong;
    case PhoneNumberUtil::TOO_SHORT:
    case PhoneNumberUtil::INVALID_LENGTH: return Code::kPhoneTooShort;
  }
  return std::nullopt;
}

std::string format(const PhoneNumber& number, PhoneNumberUtil::PhoneNumberFormat shape) {
  std::string text;
  PhoneNumberUtil::GetInstance()->Format(number, shape, &text);
  return text;
}

Phone describe(PhoneNumber number) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  Phone phone;
  phone.extension = number.extension();
  number.clear_extension();  // kept apart from the number that is dialled
  phone.e164 = format(number, PhoneNumberUtil::E164);
  phone.national = format(number, PhoneNumberUtil::NATIONAL);
  phone.international = format(number, PhoneNumberUtil::INTERNATIONAL);
  util.GetRegionCodeForNumber(number, &phone.country);
  if (phone.country == kUnknownCountry) phone.country.clear();
  phone.type = to_type(util.GetNumberType(number));
  phone.valid = util.IsValidNumber(number);
  return phone;
}

PhoneReport refuse(std::string_view text, Code code) {
  return {true, std::nullopt, {make_finding(code, Span{0, text.size()})}};
}

// Countries may share a code (+1, +44): the number is foreign when its code is.
bool is_foreign(const PhoneNumber& number, const std::string& default_country) {
  if (default_country.empty()) return false;
  const int expected = PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(default_country);
  return expected != 0 && expected != number.country_code();
}

}  // namespace

PhoneReport check_phone(std::string_view text, std::string_view default_country) {
  if (text.size() > kMaxPhoneBytes) return refuse(text, Code::kPhoneTooLong);
  if (find_invalid_utf8(text)) return refuse(text, Code::kPhoneNotANumber);
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  const std::string country(default_country);
  PhoneNumber number;
  const auto error = util.Parse(std::string(trim_ascii(text)), country.empty() ? std::string(kUnknownCountry) : country, &number);
  if (error != PhoneNumberUtil::NO_PARSING_ERROR) return refuse(text, to_code(error));
  if (const auto code = impossible_code(util.IsPossibleNumberWithReason(number))) return refuse(text, *code);

  PhoneReport report{true, describe(number), {}};
  if (!report.phone->valid) report.findings.push_back(make_finding(Code::kPhoneNotInUse, Span{0, text.size()}));
  if (is_foreign(number, country) && !report.phone->country.empty()) {
    Finding finding = make_finding(Code::kPhoneOtherCountry, Span{0, text.size()});
    finding.params.emplace_back("country", report.phone->country);
    report.findings.push_back(std::move(finding));
  }
  return report;
}

void warm_up_phone() {
  for (const char* number : {"+33612345678", "0612345678"}) (void)check_phone(number, "FR");
  (void)format_phone_as_you_type("0612345678", "FR", 0);
}

}  // namespace guichet
