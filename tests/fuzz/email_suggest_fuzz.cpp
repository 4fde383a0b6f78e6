// What must hold for every suggestion: it is another text than the one typed, it is well-formed, and nothing
// is suggested for it. The first byte picks the form's country, the others are the address, or a domain.
#include <cstdint>
#include <string>

#include "email/suggest.hpp"
#include "guichet/email.hpp"
#include "properties.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace {

using guichet::fuzz::require;

constexpr std::size_t kMaxDomain = 254;
constexpr std::string_view kCountries[] = {"", "FR", "US", "GB", "DE", "BR", "BE", "ZZ"};

const std::string* suggestion_of(const guichet::Finding& finding) {
  const bool is_typo =
      finding.code == guichet::Code::kEmailDomainTypo || finding.code == guichet::Code::kEmailAddressTypo;
  return is_typo ? std::get_if<std::string>(&finding.params.at(0).second) : nullptr;
}

void check_suggestion(std::string_view typed, const std::string& suggestion, std::string_view country) {
  require(suggestion != guichet::trim_ascii(typed), "a suggestion differs from what was typed");
  require(!guichet::find_invalid_utf8(suggestion), "a suggestion is UTF-8");
  const auto report = guichet::check_email(suggestion, country);
  require(report.email.has_value(), "a suggestion is well-formed");
  for (const guichet::Finding& finding : report.findings) {
    require(suggestion_of(finding) == nullptr, "nothing is suggested for a suggestion");
  }
}

void check_address(std::string_view text, std::string_view country) {
  const auto report = guichet::check_email(text, country);
  int suggestions = 0;
  for (const guichet::Finding& finding : report.findings) {
    if (finding.span) guichet::fuzz::require_span(text, *finding.span);
    const std::string* suggestion = suggestion_of(finding);
    if (suggestion == nullptr) continue;
    check_suggestion(text, *suggestion, country);
    ++suggestions;
  }
  require(suggestions <= 1, "at most one suggestion is made");
}

void check_domain(const std::string& domain, std::string_view country) {
  const auto guess = guichet::email::guess_domain(domain, country, -100);
  require(!guess || !guess->name.empty(), "a guess has a name");
  const auto suggestion = guichet::email::suggest_domain(domain, country);
  if (!suggestion) return;
  require(suggestion->domain != domain, "a suggested domain differs from what was typed");
  require(suggestion->certainty > 0 && suggestion->certainty < 1, "a certainty lies between 0 and 1");
  require(!guichet::email::suggest_domain(suggestion->domain, country),
          "nothing is suggested for a suggested domain");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1 || size > 1024) return 0;
  const std::string input(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (guichet::find_invalid_utf8(input)) return 0;
  const std::string_view country = kCountries[data[0] % std::size(kCountries)];
  check_address(input, country);
  const std::string domain = guichet::to_ascii_lower(input.substr(input.rfind('@') + 1));
  if (guichet::is_ascii(domain) && domain.size() <= kMaxDomain) check_domain(domain, country);
  return 0;
}
