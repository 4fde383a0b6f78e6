// What must hold for every text in the place of a name: spans on the borders of characters, well-formed
// texts, and nothing that changes when it is done twice.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "guichet/name.hpp"
#include "text/folding.hpp"
#include "text/utf8.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

void check_findings(std::string_view text, const std::vector<guichet::Finding>& findings) {
  for (const guichet::Finding& finding : findings) {
    if (!finding.span) continue;
    require(finding.span->begin < finding.span->end);
    require(is_border(text, finding.span->begin) && is_border(text, finding.span->end));
  }
}

void check_name(std::string_view text, const guichet::NameContext& context) {
  const guichet::NameReport report = guichet::check_person_name(text, context);
  check_findings(text, report.findings);
  require(!guichet::find_invalid_utf8(report.normalized) && !guichet::find_invalid_utf8(report.display));
  const guichet::NameReport again = guichet::check_person_name(report.display, context);
  require(again.normalized == report.display && again.display == report.display);
}

void check_folding(std::string_view text) {
  const std::string folded = guichet::fold_name(text);
  require(guichet::fold_name(folded) == folded);
  const std::string ascii = guichet::fold_to_ascii(text);
  require(guichet::fold_to_ascii(ascii) == ascii);
  require(guichet::share_nickname_group(folded, folded));
  require(guichet::french_phonetic_key(folded).size() <= 2 * folded.size());
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
