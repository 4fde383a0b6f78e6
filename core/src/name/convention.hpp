#pragma once

#include <cstdint>
#include <string_view>

namespace guichet {

// How the countries write the small words of names; the form's country stands for the visitor's.
enum class NameConvention : std::uint8_t {
  kFrench = 1,
  kSpanish = 2,
  kPortuguese = 4,
  kItalian = 8,
  kDutch = 16,
  kGerman = 32,
  kOther = 64,
};

// French for the French-speaking countries and for no country.
NameConvention name_convention(std::string_view country);

// Whether a word of the particles of names (folded: "de", "von") begins with a small letter where another
// word of the name follows. In the middle of a name:
// - de, du, des: everywhere but in Italy (De Luca); von, vom, der, den, dem, 't, bin, ibn, bint: everywhere;
// - la: after de, but not in French ("de La Tour"); las, los: after de, or in Spanish;
// - van, ter, ten, te, het, op: in Dutch (Belgians and other countries write Van);
// - zu, zum, zur, und: in German; del, y: in Spanish; da, do, das, e: in Portuguese; dos: in both;
// - di, della, le, les and others: nowhere. Registers in other countries write them with capitals.
// At the head of a family name: de, du, des, von, vom, bin, ibn, bint, and those of Spanish, Portuguese and
// German. Dutch writes Van without a given name before it. Hand-kept after the custom of each language; where
// two customs live side by side, the commoner one.
bool is_small_particle(std::string_view folded, std::string_view previous, NameConvention convention);

}  // namespace guichet
