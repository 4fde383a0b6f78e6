#include <phonenumbers/asyoutypeformatter.h>
#include <phonenumbers/phonenumberutil.h>

#include <memory>

#include "guichet/phone.hpp"
#include "text/ascii.hpp"

namespace guichet {
namespace {

using i18n::phonenumbers::AsYouTypeFormatter;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t kMaxTyped = 32;  // longer than any number with its separators needs
constexpr std::string_view kSeparators = " .-/()";

bool is_significant(char c) { return is_ascii_digit(c) || c == '+'; }

// Only a number in the making is touched: digits, a leading plus and the marks people put between them. The (0)
// of +33 (0)6 would be lost among the digits.
bool is_formattable(std::string_view text) {
  if (text.size() > kMaxTyped || text.find("(0)") != std::string_view::npos) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_plus = text[i] == '+' && text.find_first_not_of(kSeparators) == i;
    if (!is_ascii_digit(text[i]) && !is_plus && kSeparators.find(text[i]) == std::string_view::npos) return false;
  }
  return true;
}

std::size_t count_significant(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += is_significant(c) ? 1U : 0U;
  return count;
}

std::size_t behind_significant(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (count > 0 && at < text.size()) count -= is_significant(text[at++]) ? 1U : 0U;
  return at;
}

// Separators are written with the digit that follows them: one at the end would come back each time it is deleted.
void trim_separators(std::string& text) {
  while (!text.empty() && !is_significant(text.back())) text.pop_back();
}

}  // namespace

FormattedPhone format_phone_as_you_type(std::string_view text, std::string_view default_country, std::size_t caret) {
  const bool is_of_a_country = !default_country.empty() || text.find('+') != std::string_view::npos;
  if (!is_formattable(text) || !is_of_a_country || caret > text.size()) return {std::string(text), caret};
  const std::string country = default_country.empty() ? "ZZ" : std::string(default_country);
  const std::unique_ptr<AsYouTypeFormatter> formatter(
      PhoneNumberUtil::GetInstance()->GetAsYouTypeFormatter(country));
  std::string formatted;
  for (const char c : text) {
    if (is_significant(c)) formatter->InputDigit(static_cast<unsigned char>(c), &formatted);
  }
  trim_separators(formatted);
  const std::size_t before = count_significant(text.substr(0, caret));
  return {formatted, behind_significant(formatted, before)};
}

}  // namespace guichet
