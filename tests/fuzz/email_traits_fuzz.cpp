// What must hold for every address and every name beside it: a canonical address is its own canonical form
// and has a local part, a suggestion that is taken is silent, and spans lie inside what was typed.
#include <cstdint>
#include <string>

#include "email/canonical.hpp"
#include "guichet/email.hpp"
#include "properties.hpp"
#include "text/utf8.hpp"

namespace {

using guichet::email::canonical_address;
using guichet::email::group_address;

using guichet::fuzz::require;
using guichet::fuzz::require_span;

void check_canonical(const guichet::Email& email) {
  const std::string& canonical = email.canonical;
  const std::size_t at = canonical.rfind('@');
  require(at != std::string::npos && at > 0, "a canonical address has a local part");
  require(canonical_address(canonical.substr(0, at), canonical.substr(at + 1)) == canonical,
          "a canonical address is its own canonical form");
  const std::string group = group_address(canonical);
  require(group.rfind('@') > 0 && group_address(group) == group, "a group is its own group");
}

void check_names(std::string_view address, std::string_view given, std::string_view family) {
  const auto report = guichet::compare_email_with_names(address, given, family);
  if (!report.finding) return;
  if (report.finding->span) require_span(address, *report.finding->span);
  if (report.finding->code != guichet::Code::kEmailNameTypo) return;
  const auto& suggestion = std::get<std::string>(report.finding->params[0].second);
  require(guichet::check_email(suggestion).email.has_value(), "a suggestion is well-formed");
  require(!guichet::compare_email_with_names(suggestion, given, family).finding,
          "nothing is suggested for a suggestion");
}

}  // namespace

// An address, a given name and a family name, with "|" between them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 1024) return 0;
  const std::string input(reinterpret_cast<const char*>(data), size);
  if (guichet::find_invalid_utf8(input)) return 0;
  const std::string_view text = input;
  const std::size_t first = std::min(text.find('|'), text.size());
  const std::size_t second = std::min(text.find('|', first + 1), text.size());
  const std::string_view address = text.substr(0, first);
  const auto report = guichet::check_email(address);
  for (const guichet::Finding& finding : report.findings) {
    if (finding.span) require_span(address, *finding.span);
  }
  if (!report.email) return 0;
  check_canonical(*report.email);
  const std::string_view given = first == text.size() ? "" : text.substr(first + 1, second - first - 1);
  const std::string_view family = second == text.size() ? "" : text.substr(second + 1);
  check_names(address, given, family);
  return 0;
}
