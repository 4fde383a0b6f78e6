// What the check of a phone number says of any bytes must agree with itself. The first byte picks the form's
// country.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "guichet/phone.hpp"

namespace {

using guichet::check_phone;
using guichet::PhoneReport;

void require(bool condition) {
  if (!condition) std::abort();
}

bool is_character_border(std::string_view text, std::size_t place) {
  return place == 0 || place == text.size() ||
         (place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0) != 0x80);
}

// The E.164 form of a number is the same number.
void check_canonical(const guichet::Phone& phone) {
  const PhoneReport again = check_phone(phone.e164, "");
  require(!phone.valid || again.phone.has_value());
  if (!phone.valid) return;
  require(again.phone->e164 == phone.e164 && again.phone->valid && again.phone->type == phone.type &&
          again.phone->country == phone.country);
}

const std::string* suggestion_in(const PhoneReport& report) {
  for (const guichet::Finding& finding : report.findings) {
    for (const auto& [name, value] : finding.params) {
      if (name == "suggestion") return std::get_if<std::string>(&value);
    }
  }
  return nullptr;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::string_view kCountries[] = {"",   "FR", "BE", "US", "GB", "DE",
                                                    "IT", "ES", "BR", "RU", "NU", "XX"};
  if (size == 0) return 0;
  const std::string_view country = kCountries[data[0] % std::size(kCountries)];
  const std::string text(data + 1, data + size);
  const PhoneReport report = check_phone(text, country);
  require(report.checked);
  require(report.phone || !report.findings.empty());
  if (report.phone) check_canonical(*report.phone);
  for (const guichet::Finding& finding : report.findings) {
    require(finding.span && finding.span->begin <= finding.span->end && finding.span->end <= text.size());
    require(is_character_border(text, finding.span->begin) && is_character_border(text, finding.span->end));
  }
  if (const std::string* suggestion = suggestion_in(report)) {
    const PhoneReport taken = check_phone(*suggestion, country);
    require(taken.phone && taken.phone->valid && suggestion_in(taken) == nullptr);
  }
  const auto formatted = guichet::format_phone_as_you_type(text, country, size / 2);
  require(guichet::format_phone_as_you_type(formatted.text, country, 0).text == formatted.text);
  return 0;
}
