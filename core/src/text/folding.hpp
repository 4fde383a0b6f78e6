#pragma once

#include <string>
#include <string_view>

namespace guichet {

// For comparing only: text as it would be typed on a keyboard without marks. Takes well-formed UTF-8,
// composed or decomposed, and gives
// - Latin letters as lower-case ASCII: diacritics dropped (é, ü, å are e, u, a), ß as ss, æ as ae, œ as oe,
//   þ as th, ø, ł, đ, ð and ı as o, l, d, d and i; letters without a customary ASCII spelling stay;
// - Greek and Cyrillic letters in lower case and without diacritics (ώ is ω, ё is е, й is и);
// - apostrophes and hyphens of all kinds as ' and -, no-break and other wide spaces as spaces;
// - all other text as simple case folding leaves it.
// Combining marks of these scripts (U+0300 to U+036F) are dropped. Folding twice changes nothing.
std::string fold_to_ascii(std::string_view text);

}  // namespace guichet
