// What must hold for every text in the place of a postcode and of the parts of an address, in every country.
#include <cstdint>
#include <string>

#include "guichet/address.hpp"
#include "properties.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

namespace {

using guichet::fuzz::require;

void check_postal_code(std::string_view text, std::string_view country) {
  const guichet::PostalCodeReport report = guichet::check_postal_code(text, country);
  require(report.normalized.has_value() == report.findings.empty(),
          "a postcode is understood or asked about");
  for (const guichet::Finding& finding : report.findings) {
    guichet::fuzz::require_span(text, *finding.span);
    require(finding.severity < guichet::Severity::kBlock, "no postcode is refused");
  }
  if (!report.normalized) return;
  require(!guichet::find_invalid_utf8(*report.normalized), "a normalized postcode is UTF-8");
  require(guichet::check_postal_code(*report.normalized, country).normalized == report.normalized,
          "a normalized postcode is its own form");
}

void check_label(std::string_view text, std::string_view country) {
  const auto next = [&text] { return std::string(guichet::take_until(text, "|")); };
  const guichet::Address address{next(), next(), {next(), next()}, next(), next(), next(), next()};
  for (const std::string& line : guichet::address_label(address, country)) {
    require(!line.empty() && guichet::trim_ascii(line) == line, "a line is neither empty nor padded");
    require(!guichet::find_invalid_utf8(line), "a line is UTF-8");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 1024) return 0;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const std::string_view text = std::string_view(input).substr(1);
  if (guichet::find_invalid_utf8(text)) return 0;
  const std::string_view country =
      guichet::address_countries()[data[0] % guichet::address_countries().size()];
  check_postal_code(text, country);
  check_label(text, country);
  return 0;
}
