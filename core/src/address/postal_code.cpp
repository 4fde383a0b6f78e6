#include "address/country_rules.hpp"
#include "address/postal_spelling.hpp"
#include "guichet/address.hpp"
#include "pattern/pattern.hpp"

namespace guichet {
namespace {

using namespace address;

constexpr std::size_t kMaxPostalCodeBytes = 32;  // a longer text is none, and is not looked at

class Postcodes {
 public:
  explicit Postcodes(const CountryRules& rules)
      : rules_(rules), pattern_(guichet_deps::compile(rules.postal_pattern)) {}

  std::optional<std::string> normalize(const std::string& tidy) const {
    if (!pattern_) return tidy;  // no pattern of the table is refused: the tests know
    for (const std::string& spelling : postal_spellings(tidy, rules_)) {
      if (guichet_deps::find(*pattern_, spelling, 0, guichet_deps::Anchor::kBoth, nullptr, 0))
        return spelling;
    }
    return std::nullopt;
  }

  // The one postcode that it looks like.
  std::optional<std::string> suggest(const std::string& tidy) const {
    std::optional<std::string> only;
    for (const std::string& changed : look_alike_postal_codes(tidy)) {
      std::optional<std::string> meant = normalize(changed);
      if (!meant) continue;
      if (only && only != meant) return std::nullopt;
      only = std::move(meant);
    }
    return only;
  }

 private:
  const CountryRules& rules_;
  std::optional<guichet_deps::Program> pattern_;
};

Finding question(std::string_view text, const CountryRules& rules,
                 const std::optional<std::string>& suggestion) {
  const Code code = suggestion ? Code::kAddressPostalCodeTypo : Code::kAddressPostalCodeInvalid;
  Finding finding = make_finding(code, Span{0, text.size()});
  const std::string_view examples = rules.postal_examples;
  finding.params.emplace_back("country", std::string(rules.code));
  if (suggestion) {
    finding.params.emplace_back("suggestion", *suggestion);
  } else {
    finding.params.emplace_back("example", std::string(examples.substr(0, examples.find(','))));
  }
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
  const Postcodes postcodes(*rules);
  const bool is_short = tidy.size() <= kMaxPostalCodeBytes;
  if (is_short) report.normalized = postcodes.normalize(tidy);
  if (report.normalized) return report;
  report.findings.push_back(question(text, *rules, is_short ? postcodes.suggest(tidy) : std::nullopt));
  return report;
}

}  // namespace guichet
