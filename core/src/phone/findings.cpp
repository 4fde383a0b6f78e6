#include "phone/findings.hpp"

#include "phone/length.hpp"
#include "phone/origin.hpp"

namespace guichet::phone {
namespace {

class Findings {
 public:
  explicit Findings(std::size_t size) : span_{0, size} {}

  Finding& add(Code code) { return findings_.emplace_back(make_finding(code, span_)); }

  // Says before the verdict, and as strongly, what the person can do about it.
  Finding& explain(Code code) {
    Finding finding = make_finding(code, span_);
    finding.severity = findings_.front().severity;
    return *findings_.insert(findings_.begin(), std::move(finding));
  }

  // The same in place of a verdict that it makes more precise.
  Finding& refine(Code code) {
    Finding& finding = explain(code);
    if (finding.severity == Severity::kBlock) findings_.erase(findings_.begin() + 1);
    return findings_.front();
  }

  std::vector<Finding> take() { return std::move(findings_); }

 private:
  Span span_;
  std::vector<Finding> findings_;
};

// Countries may share a code (+1, +44): the number is foreign when its code is.
bool is_foreign(const Reading& reading, const std::string& country) {
  if (country.empty() || reading.country.empty()) return false;
  const int expected = PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(country);
  return expected != 0 && expected != reading.number.country_code();
}

void add_length_mistake(Code code, const std::string& text, Findings& findings) {
  Finding& finding = findings.refine(code);
  if (code == Code::kPhoneShortCode) return;
  const auto digits = static_cast<double>(digits_of(text).size());
  finding.params.emplace_back("digits", digits);
  finding.params.emplace_back("expected", code == Code::kPhoneDigitMissing ? digits + 1 : digits - 1);
}

void explain_doubt(const Reading& reading, const std::string& text, const std::string& country,
                   Findings& findings) {
  if (reading.refusal == Code::kPhoneNotANumber) return;
  const std::optional<Code> mistake = find_length_mistake(reading, text, country);
  const bool is_short_code = mistake == Code::kPhoneShortCode;
  if (const auto origin = is_short_code ? std::nullopt : find_origin(text, country, mistake.has_value())) {
    Finding& finding = findings.explain(Code::kPhoneLooksLikeCountry);
    finding.params.emplace_back("country", origin->country);
    finding.params.emplace_back("suggestion", international(*origin));
  } else if (mistake) {
    add_length_mistake(*mistake, text, findings);
  }
}

void add_trunk_prefix(const Reading& reading, const std::string& text, Findings& findings) {
  const TrunkPrefix prefix = find_trunk_prefix(reading, text);
  if (prefix == TrunkPrefix::kNone) return;
  Finding& finding = findings.add(Code::kPhoneTrunkZeroAfterCode);
  if (prefix == TrunkPrefix::kBracketed) finding.severity = Severity::kInfo;
  finding.params.emplace_back("suggestion", international(reading));
}

void add_type(PhoneType type, Findings& findings) {
  switch (type) {
    case PhoneType::kPremiumRate:
      findings.add(Code::kPhonePremiumRate);
      break;
    case PhoneType::kSharedCost:
      findings.add(Code::kPhoneSharedCost);
      break;
    case PhoneType::kVoip:
      findings.add(Code::kPhoneVoip);
      break;
    default:
      break;
  }
}

}  // namespace

std::vector<Finding> findings_about(const Reading& reading, const std::string& text,
                                    const std::string& country, std::size_t size) {
  Findings findings(size);
  if (reading.refusal) {
    findings.add(*reading.refusal);
  } else {
    if (!reading.is_valid()) findings.add(Code::kPhoneNotInUse);
    if (is_foreign(reading, country))
      findings.add(Code::kPhoneOtherCountry).params.emplace_back("country", reading.country);
  }
  if (reading.is_valid()) {
    add_trunk_prefix(reading, text, findings);
    add_type(reading.type, findings);
  } else {
    explain_doubt(reading, text, country, findings);
  }
  return findings.take();
}

std::optional<std::string> suggestion_in(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    for (const auto& [name, value] : finding.params) {
      if (name == "suggestion") return std::get<std::string>(value);
    }
  }
  return std::nullopt;
}

}  // namespace guichet::phone
