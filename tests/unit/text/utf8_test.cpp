#include "text/utf8.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace guichet;

TEST_CASE("well-formed text of every length is read") {
  CHECK(decode_utf8("a")->code_point == U'a');
  CHECK(decode_utf8("é")->length == 2);
  CHECK(decode_utf8("€")->code_point == 0x20AC);
  CHECK(decode_utf8("😀")->length == 4);
  CHECK_FALSE(decode_utf8(""));
}

TEST_CASE("malformed sequences are found where they begin") {
  CHECK_FALSE(find_invalid_utf8("aé€😀"));
  CHECK(find_invalid_utf8("ab\xFF") == 2);
  CHECK(find_invalid_utf8("a\xC3") == 1);                 // cut short
  CHECK(find_invalid_utf8("\xC0\xAF") == 0);              // overlong
  CHECK(find_invalid_utf8("\xE0\x80\x80") == 0);          // overlong
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);          // surrogate
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);      // above U+10FFFF
  CHECK(find_invalid_utf8("\x80") == 0);                  // lone continuation
}

TEST_CASE("what is appended is read back") {
  for (const char32_t c : {U'a', char32_t{0x7FF}, char32_t{0x800}, char32_t{0xFFFD}, char32_t{0x10000}, char32_t{0x10FFFF}}) {
    std::string text;
    append_utf8(text, c);
    CHECK(decode_utf8(text)->code_point == c);
    CHECK(decode_utf8(text)->length == text.size());
  }
}
