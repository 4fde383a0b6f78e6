// What must hold for every text in the place of the lines of an address in France.
#include <algorithm>
#include <cstdint>
#include <string>

#include "form/check.hpp"
#include "french_address/city_line.hpp"
#include "french_address/postal_lines.hpp"
#include "french_address/street_line.hpp"
#include "properties.hpp"
#include "register/french_addresses.hpp"
#include "text/split.hpp"

namespace {

using guichet::fuzz::require;
using namespace guichet::french_address;

void check_words(std::string_view text) {
  for (const Word& word : split_into_words(text)) {
    require(!word.folded.empty() && !word.text.empty(), "no word is empty");
    require(split_into_words(word.folded).size() == 1, "a word is one word");
  }
}

void check_street(const std::vector<std::string_view>& lines) {
  for (const Reading reading : {Reading::kPlain, Reading::kAcrossCommas, Reading::kNumberLast}) {
    const StreetLine street = split_street_lines(lines, reading);
    require(street.number.value <= 99'999, "a house number has at most five digits");
    for (const std::string& extra : street.extras) {
      const bool is_typed = std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
        return line.find(extra) != std::string_view::npos;
      });
      require(is_typed, "an extra is what was typed");
    }
  }
}

void check_city(std::string_view text) {
  const CityLine city = split_city(text, text);
  require(city.postal_code.empty() || city.postal_code.size() == 5, "a postal code has five digits");
  require(city.district < 100, "a district has two digits");
}

void check_envelope(std::string_view text) {
  const auto next = [&text] { return std::string(guichet::take_until(text, "|")); };
  for (const std::string& line :
       postal_lines({next(), {next(), next()}, next(), next(), next(), next(), next()})) {
    require(!line.empty() && line.size() <= 38 * 4, "a line of an envelope is neither empty nor too long");
  }
}

void check_verdict(std::string_view text) {
  const std::string_view line = guichet::take_until(text, "|");
  const std::string_view code = guichet::take_until(text, "|");
  const auto verdict = guichet::address_register::check_french_address({}, {{line}, code, text});
  require(verdict.has_value(), "the communes are built in");
  require(verdict->certainty >= 0 && verdict->certainty <= 1 && verdict->margin >= 0 && verdict->margin <= 1,
          "certainties are probabilities");
  require(verdict->choices.size() <= 5, "nobody chooses from more than five");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 1024) return 0;
  const std::string input(reinterpret_cast<const char*>(data), size);
  if (guichet::find_invalid_utf8(input)) return 0;
  std::string_view rest = input;
  const std::string_view first = guichet::take_until(rest, "|");
  check_words(input);
  check_street({first, rest});
  check_city(input);
  check_envelope(input);
  check_verdict(input);
  return 0;
}
