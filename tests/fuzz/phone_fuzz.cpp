// What the check of a phone number says of any bytes must agree with itself. The first byte picks the form's
// country.
#include <cstdint>
#include <string>
#include <string_view>

#include "guichet/phone.hpp"
#include "properties.hpp"

namespace {

using guichet::check_phone;
using guichet::PhoneReport;
using guichet::fuzz::require;

// The E.164 form of a number is the same number.
void check_canonical(const guichet::Phone& phone) {
  const PhoneReport again = check_phone(phone.e164, "");
  require(!phone.valid || again.phone.has_value(), "the E.164 form of a valid number is a number");
  if (!phone.valid) return;
  require(again.phone->e164 == phone.e164 && again.phone->valid && again.phone->type == phone.type &&
              again.phone->country == phone.country,
          "the E.164 form is the same number");
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
  require(report.checked, "this build checks numbers");
  require(report.phone || !report.findings.empty(), "what is no number has a finding");
  if (report.phone) check_canonical(*report.phone);
  for (const guichet::Finding& finding : report.findings) {
    require(finding.span.has_value(), "a finding on a number has a span");
    guichet::fuzz::require_span(text, *finding.span);
  }
  if (const std::string* suggestion = suggestion_in(report)) {
    const PhoneReport taken = check_phone(*suggestion, country);
    require(taken.phone && taken.phone->valid && suggestion_in(taken) == nullptr,
            "a suggestion is valid, and nothing is suggested for it");
  }
  const auto formatted = guichet::format_phone_as_you_type(text, country, size / 2);
  require(guichet::format_phone_as_you_type(formatted.text, country, 0).text == formatted.text,
          "a formatted number stays as it is");
  return 0;
}
