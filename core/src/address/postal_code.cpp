#include <re2/re2.h>

#include <algorithm>

#include "address/country_rules.hpp"
#include "address/postal_spelling.hpp"
#include "guichet/address.hpp"

namespace guichet {
namespace {

using namespace address;

constexpr std::size_t kMaxPostalCodeBytes = 64;  // of what is typed; a longer text is none, and is not looked at

bool matches_whole(std::string_view pattern, const std::string& text) {
  const re2::RE2 compiled(re2::StringPiece(pattern.data(), pattern.size()));
  return re2::RE2::FullMatch(text, compiled);
}

std::optional<std::string> normalize(const std::string& tidy, const CountryRules& rules) {
  for (const std::string& spelling : postal_spellings(tidy, rules)) {
    if (matches_whole(rules.postal_pattern, spelling)) return spelling;
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
