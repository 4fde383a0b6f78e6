#include "text/idna.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tables/tables.hpp"
#include "text/punycode.hpp"
#include "text/scripts.hpp"
#include "text/utf8.hpp"

using namespace guichet;

namespace {

const IdnaTable& table() { return *index_of<IdnaTable>(Table::kIdna); }

std::string ascii_of(std::string_view domain) {
  std::string ascii;
  for (const IdnaLabel& label : process_domain(table(), domain)) {
    CHECK(label.problem == IdnaProblem::kNone);
    if (label.begin > 0) ascii += '.';
    ascii += label.ascii;
  }
  return ascii;
}

IdnaProblem problem_of(std::string_view label) { return process_domain(table(), label).at(0).problem; }

std::string nfc(std::string_view text) { return to_utf8(normalize_nfc(table(), to_utf32(text))); }

bool mixes(std::string_view text) { return mixes_scripts(table(), map_text(table(), text)); }

}  // namespace

TEST_CASE("a domain is mapped to one case, width and form") {
  CHECK(ascii_of("BÜCHER.Example") == "xn--bcher-kva.example");
  CHECK(ascii_of("bu\u0308cher.example") == "xn--bcher-kva.example");
  CHECK(ascii_of("ｇｍａｉｌ．ｃｏｍ") == "gmail.com");
  CHECK(ascii_of("例え。テスト") == "xn--r8jz45g.xn--zckzah");
  CHECK(ascii_of("a--b.r3--sn.example") == "a--b.r3--sn.example");
}

TEST_CASE("processing is not transitional: sharp s, final sigma and joiners are letters of their own") {
  CHECK(ascii_of("faß.de") == "xn--fa-hia.de");
  CHECK(ascii_of("FAẞ.de") == "xn--fa-hia.de");
  CHECK(ascii_of("βόλος.com") == "xn--nxasmm1c.com");
  CHECK(ascii_of("نامه\u200cای.com") == "xn--mgba3gch31f060k.com");
}

TEST_CASE("an A-label is decoded, and must be what its letters encode to") {
  const auto labels = process_domain(table(), "XN--BCHER-kva.example");
  REQUIRE(labels.size() == 2);
  CHECK((labels[0].unicode == U"bücher"));
  CHECK(labels[0].ascii == "xn--bcher-kva");
  CHECK(problem_of("xn--") == IdnaProblem::kPunycode);
  CHECK(problem_of("xn--abc-") == IdnaProblem::kPunycode);
  CHECK(problem_of("xn--99999999") == IdnaProblem::kPunycode);
  CHECK(problem_of("xn--" + *encode_punycode(U"BÜCHER")) == IdnaProblem::kCharacter);
  CHECK(problem_of("xn--" + *encode_punycode(U"bu\u0308cher")) == IdnaProblem::kCharacter);
}

TEST_CASE("each rule of a label has its problem") {
  CHECK(problem_of("a\u2260b") == IdnaProblem::kCharacter);
  CHECK(problem_of("é_") == IdnaProblem::kCharacter);
  CHECK(problem_of("a⒈b") == IdnaProblem::kCharacter);
  CHECK(problem_of("\uFE00") == IdnaProblem::kCharacter);
  CHECK(problem_of("é-") == IdnaProblem::kHyphen);
  CHECK(problem_of("－a") == IdnaProblem::kHyphen);
  CHECK(problem_of("aé--b") == IdnaProblem::kHyphen);
  CHECK(problem_of("\u0301a") == IdnaProblem::kMark);
  CHECK(problem_of("a\u200Db") == IdnaProblem::kJoiner);
  CHECK(problem_of("ا\u200Cا") == IdnaProblem::kJoiner);
  CHECK(problem_of("क\u094D\u200Dष") == IdnaProblem::kNone);
  CHECK(problem_of("אa") == IdnaProblem::kDirection);
  CHECK(problem_of("א1\u0661") == IdnaProblem::kDirection);
  CHECK(problem_of("1א") == IdnaProblem::kDirection);
  CHECK(problem_of("אב1") == IdnaProblem::kNone);
}

TEST_CASE("every label is judged by the direction of the whole domain") {
  const auto labels = process_domain(table(), "3com.אב");
  CHECK(labels[0].problem == IdnaProblem::kDirection);
  CHECK(problem_of("3com") == IdnaProblem::kNone);
}

TEST_CASE("labels keep their place in what was typed") {
  const auto labels = process_domain(table(), "é。b");
  REQUIRE(labels.size() == 2);
  CHECK((labels[0].begin == 0 && labels[0].end == 2));
  CHECK((labels[1].begin == 5 && labels[1].end == 6));
  CHECK(process_domain(table(), "").size() == 1);
  CHECK(process_domain(table(), "..").size() == 3);
}

TEST_CASE("canonical composition orders marks and joins Hangul") {
  CHECK(nfc("e\u0301") == "é");
  CHECK(nfc("q\u0307\u0323") == "q\u0323\u0307");
  CHECK(nfc("s\u0307\u0323") == "ṩ");
  CHECK(nfc("ṡ\u0323") == "ṩ");
  CHECK(nfc("\u1112\u1161\u11AB") == "한");
  CHECK(nfc("하\u11AB") == "한");
  CHECK(nfc("a\u0328\u0327\u0301") == "ą\u0327\u0301");
}

TEST_CASE("a word mixes scripts unless people write so") {
  for (const char* text :
       {"gmail", "пример", "ελλάδα", "東京タワーです", "tokyo東京", "漢ㄅ", "한국漢字abc", "info-москва"}) {
    CAPTURE(text);
    CHECK_FALSE(mixes(text));
  }
  for (const char* text : {"gmаil", "pаypal-x", "ελλάδaγ", "прiмер", "漢한か", "ไทยа", "ㄅか"}) {
    CAPTURE(text);
    CHECK(mixes(text));
  }
}

TEST_CASE("a cut table does no harm") {
  const std::string_view whole = find_table(Table::kIdna);
  for (std::size_t size = 0; size < whole.size(); size += 997) {
    const IdnaTable cut(whole.substr(0, size));
    process_domain(cut, "BÜCHER.한글.xn--bcher-kva");
  }
}
