#include "text/folding.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

using guichet::fold_to_ascii;

TEST_CASE("Latin letters fold to lower-case ASCII") {
  CHECK(fold_to_ascii("Éléonore ÇELİK Ñandú Åse Übel") == "eleonore celik nandu ase ubel");
  CHECK(fold_to_ascii("Groß GROẞ Æsir Œuvre Þór Łukasz Đorđe Søren Ħal ıstanbul Ərəb Ŋ") ==
        "gross gross aesir oeuvre thor lukasz dorde soren hal istanbul ereb n");
  CHECK(fold_to_ascii("Nguyễn Thị Ơ Ặ Ȁ Ǯ") == "nguyen thi o a a ǯ");
  CHECK(fold_to_ascii("ĲSBRAND ǅ ǆ") == "ijsbrand dz dz");
}

TEST_CASE("composed and decomposed text fold to the same") {
  CHECK(fold_to_ascii("e\u0301 A\u030A u\u0308\u0301") == "e a u");
  CHECK(fold_to_ascii("и\u0306 ё") == fold_to_ascii("й е\u0308"));
}

TEST_CASE("Greek and Cyrillic lose case and marks, other scripts stay") {
  CHECK(fold_to_ascii("ΓΙΏΡΓΟΣ Ἀλέξανδρος ΐ") == "γιωργοσ αλεξανδροσ ι");
  CHECK(fold_to_ascii("Семён Андрій ҐЄЇ") == "семен андріи ґєі");
  CHECK(fold_to_ascii("محمد 李 किरण 김") == "محمد 李 किरण 김");
}

TEST_CASE("apostrophes, hyphens and spaces of all kinds become those of ASCII") {
  CHECK(fold_to_ascii("O’Brien Oʻahu Lukʼyan d´A") == "o'brien o'ahu luk'yan d'a");
  CHECK(fold_to_ascii("a\u2010b\u2011c\u2013d-e") == "a-b-c-d-e");
  CHECK(fold_to_ascii("a\u00A0b\u202Fc\u3000d") == "a b c d");
}

TEST_CASE("folding any code point twice changes nothing, and no Latin letter with a mark stays") {
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    guichet::append_utf8(text, c);
    const std::string once = fold_to_ascii(text);
    if (fold_to_ascii(once) != once) FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(c));
    const bool is_marked_latin =
        (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7 && c != 0x149) || (c >= 0x1EA0 && c <= 0x1EF9);
    if (is_marked_latin && !guichet::is_ascii(once))
      FAIL_CHECK("stays: U+" << std::hex << static_cast<unsigned>(c));
  }
}
