#include "guichet/phone.hpp"

#include <algorithm>

#include "phone/findings.hpp"
#include "phone/look_alike.hpp"
#include "phone/reading.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace guichet {
namespace {

using namespace phone;

constexpr std::size_t kMaxPhoneBytes = 250;  // beyond it libphonenumber refuses to look

PhoneReport refuse(std::string_view text, Code code) {
  return {true, std::nullopt, {make_finding(code, Span{0, text.size()})}};
}

Phone describe(const Reading& reading) {
  return {e164(reading.number), national(reading.number), reading.country, reading.extension,
          reading.type,         reading.is_valid()};
}

// A digit written with a letter, when the whole is a number in use once it is a digit. libphonenumber drops
// such a letter or dials it on the keypad: another number than the one that was meant is never taken.
void question_letters(const Reading& reading, const std::string& typed, const std::string& country,
                      Span whole, PhoneReport& report) {
  const std::optional<std::string> replaced = replace_look_alikes(typed);
  if (!replaced) return;
  const Reading meant = read(*replaced, country);
  if (!meant.is_valid()) return;
  const auto suggestion = suggestion_in(findings_about(meant, *replaced, country, whole.end));
  Finding finding = make_finding(Code::kPhoneLetters, whole);
  finding.params.emplace_back("suggestion", suggestion.value_or(*replaced));
  if (!reading.is_valid() || e164(reading.number) != e164(meant.number)) {
    finding.severity = Severity::kBlock;
    if (report.phone) report = {true, std::nullopt, {}};
  }
  report.findings.insert(report.findings.begin(), std::move(finding));
}

bool has_finding(const PhoneReport& report, Code code) {
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [=](const Finding& finding) { return finding.code == code; });
}

}  // namespace

PhoneReport check_phone(std::string_view text, std::string_view default_country) {
  if (text.size() > kMaxPhoneBytes) return refuse(text, Code::kPhoneTooLong);
  if (find_invalid_utf8(text)) return refuse(text, Code::kPhoneNotANumber);
  const std::string typed(trim_ascii(text));
  const std::string country(default_country);
  const Reading reading = read(typed, country);
  PhoneReport report;
  report.checked = true;
  if (!reading.refusal) report.phone = describe(reading);
  report.findings = findings_about(reading, typed, country, text.size());
  report.is_short_code = has_finding(report, Code::kPhoneShortCode);
  question_letters(reading, typed, country, Span{0, text.size()}, report);
  return report;
}

void warm_up_phone() {
  for (const char* number : {"+33612345678", "0612345678"}) (void)check_phone(number, "FR");
  (void)format_phone_as_you_type("0612345678", "FR", 0);
}

}  // namespace guichet
