#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/finding.hpp"

namespace guichet {

enum class PhoneType : std::uint8_t {
  kFixedLine, kMobile, kFixedLineOrMobile, kTollFree, kPremiumRate, kSharedCost,
  kVoip, kPersonalNumber, kPager, kUan, kVoicemail, kShortCode, kUnknown,
};

// "fixed_line", "mobile", "fixed_line_or_mobile", "toll_free", "premium_rate", "shared_cost", "voip",
// "personal", "pager", "uan", "voicemail", "short_code", "unknown".
std::string_view phone_type_name(PhoneType type);

// A number that can exist: its length fits its country's plan (ITU-T E.164).
struct Phone {
  std::string e164;      // "+33612345678"
  std::string national;  // as its country writes it: "06 12 34 56 78"
  std::string country;   // ISO 3166 alpha-2, "001" for a worldwide service, empty when unknown
  std::string extension;
  PhoneType type = PhoneType::kUnknown;
  bool valid = false;  // it also lies in a range that is in use
};

struct PhoneReport {
  bool checked = false;  // false in a build without libphonenumber: nothing was found because nothing was looked at
  std::optional<Phone> phone;
  std::vector<Finding> findings;
  bool is_short_code = false;  // 112, 3949: dialled within one country only, so there is no phone
};

// Checks one number as typed (UTF-8, at most 250 bytes; a longer one is phone.too_long). default_country
// (ISO 3166 alpha-2 in upper case, or empty) reads numbers that do not begin with + and a country code.
//
// The verdict (impossible, not in use, of another country) is libphonenumber's. Where a better word helps, it stands
// before the verdict and is as severe: phone.looks_like_country, phone.letters; and in its place where it says the
// same more precisely: phone.digit_missing, phone.digit_extra, phone.short_code. The parameter `suggestion` is a
// whole value for the field, and the check of a suggestion suggests nothing.
PhoneReport check_phone(std::string_view text, std::string_view default_country);

struct FormattedPhone {
  std::string text;
  std::size_t caret;  // bytes before the caret
};

// The number as its country writes it while it is being typed. The caret (bytes before it) stays behind the same
// digit. Without libphonenumber, and for text that is no beginning of a number, gives the input back.
FormattedPhone format_phone_as_you_type(std::string_view text, std::string_view default_country, std::size_t caret);

// Decodes the metadata and compiles the patterns, which the first parse would else pay for.
void warm_up_phone();

}  // namespace guichet
