#pragma once

#include <phonenumbers/phonenumberutil.h>

#include <optional>
#include <string>
#include <string_view>

#include "guichet/codes.hpp"
#include "guichet/phone.hpp"

namespace guichet::phone {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// What libphonenumber makes of a text, before anything is said about it.
struct Reading {
  PhoneNumber number;  // without its extension; meaningless when it cannot exist
  std::string extension;
  std::optional<Code> refusal;  // why it cannot exist: not a number, or of an impossible length
  PhoneType type = PhoneType::kUnknown;
  std::string country;  // ISO 3166 alpha-2, "001" for a worldwide service, empty when unknown

  // A number lies in a range that is in use exactly when the range's kind is known.
  bool is_valid() const { return !refusal && type != PhoneType::kUnknown; }
};

// Reads well-formed UTF-8 of at most 250 bytes. country (ISO 3166 alpha-2, or empty) reads what begins with
// neither + nor the country's own international prefix.
Reading read(const std::string& text, const std::string& country);

std::string e164(const PhoneNumber& number);
std::string national(const PhoneNumber& number);

// "+33 1 23 45 67 89 ext. 12": a whole value for the field.
std::string international(const Reading& reading);

// What is dialled before a national number within its country ("0", "8"), or nothing.
std::string trunk_prefix(const std::string& country);

// All decimal digits of the text, as ASCII.
std::string digits_of(const std::string& text);

// It is made of digits and the marks between them alone: no letter, no extension.
bool is_plain(std::string_view text);

// It begins with a plus, written in ASCII or full-width.
bool has_plus(std::string_view text);

}  // namespace guichet::phone
