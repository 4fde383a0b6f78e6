// What must hold for every text in the place of a name: spans on the borders of characters, well-formed
// texts, and nothing that changes when it is done twice.
#include <cstdint>
#include <string>

#include "guichet/name.hpp"
#include "properties.hpp"
#include "text/folding.hpp"
#include "text/utf8.hpp"

namespace {

using guichet::fuzz::require;

void check_findings(std::string_view text, const std::vector<guichet::Finding>& findings) {
  for (const guichet::Finding& finding : findings) {
    if (!finding.span) continue;
    guichet::fuzz::require_span(text, *finding.span);
    require(finding.span->begin < finding.span->end, "a span holds something");
  }
}

void check_name(std::string_view text, const guichet::NameContext& context) {
  const guichet::NameReport report = guichet::check_person_name(text, context);
  check_findings(text, report.findings);
  require(!guichet::find_invalid_utf8(report.normalized) && !guichet::find_invalid_utf8(report.display),
          "a normalized name is UTF-8");
  const guichet::NameReport again = guichet::check_person_name(report.display, context);
  require(again.normalized == report.display && again.display == report.display,
          "a name as it is shown is its own form");
}

void check_folding(std::string_view text) {
  const std::string folded = guichet::fold_name(text);
  require(guichet::fold_name(folded) == folded, "a folded name is its own folding");
  const std::string ascii = guichet::fold_to_ascii(text);
  require(guichet::fold_to_ascii(ascii) == ascii, "a text folded to ASCII is its own folding");
  require(guichet::share_nickname_group(folded, folded), "a name is a form of itself");
  require(guichet::french_phonetic_key(folded).size() <= 2 * folded.size(), "a phonetic key is short");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 1024) return 0;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const std::string_view text = std::string_view(input).substr(1);
  if (guichet::find_invalid_utf8(text)) return 0;
  static constexpr const char* kCountries[] = {"", "FR", "ES", "PT", "IT", "NL", "DE", "US"};
  const auto part = static_cast<guichet::NamePart>(data[0] % 3);
  check_name(text, {part, kCountries[data[0] / 3 % 8]});
  check_folding(text);
  const std::size_t middle = text.find('|');
  if (middle != text.npos) guichet::check_name_pair(text.substr(0, middle), text.substr(middle + 1));
  return 0;
}
