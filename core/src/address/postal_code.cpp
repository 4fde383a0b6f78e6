#include "address/country_rules.hpp"
#include "address/postal_spelling.hpp"
#include "guichet/address.hpp"
#include "pattern/pattern.hpp"

namespace guichet {
namespace {

using namespace address;

constexpr std::size_t kMaxPostalCodeBytes = 64;  // of what is typed; a longer text is none, and is not looked at

// A pattern that cannot be read would refuse every postcode of its country: the tests take every example.
std::optional<std::string> normalize(const std::string& tidy, const CountryRules& rules) {
  const auto pattern = guichet_deps::compile(rules.postal_pattern);
  if (!pattern) return tidy;
  for (const std::string& spelling : postal_spellings(tidy, rules)) {
    if (guichet_deps::find(*pattern, spelling, 0, guichet_deps::Anchor::kBoth, nullptr, 0)) return spelling;
  }
  return std::nullopt;
}

Finding question(std::string_view text, const CountryRules& rules) {
  Finding finding = make_finding(Code::kAddressPostalCodeInvalid, Span{0, text.size()});
  const std::string_view examples = rules.postal_examples;
  finding.params.emplace_back("country", std::string(rules.code));
  finding.params.emplace_back("example", std::string(examples.substr(0, examples.find(','))));
  return finding;
}

}  // namespace

PostalCodeReport check_postal_code(std::string_view text, std::string_view country) {
  PostalCodeReport report;
  report.checked = true;
  const CountryRules* rules = find_country(country);
  const std::string tidy = tidy_postal_code(text);
  if (rules == nullptr || rules->postal_pattern.empty()) {
    report.normalized = tidy;
    return report;
  }
  if (text.size() <= kMaxPostalCodeBytes) report.normalized = normalize(tidy, *rules);
  if (!report.normalized) report.findings.push_back(question(text, *rules));
  return report;
}

}  // namespace guichet
