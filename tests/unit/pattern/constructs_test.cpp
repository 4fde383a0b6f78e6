#include <catch2/catch.hpp>

#include "pattern/oracle.hpp"
#include "pattern/samples.hpp"

using guichet::pattern_test::Pair;
using guichet::pattern_test::Samples;
using guichet_deps::Anchor;
using guichet_deps::compile;
using guichet_deps::find;
using guichet_deps::Place;

TEST_CASE("each construct means what it means in RE2") {
  const char* const patterns[] = {
      "",
      "a",
      "abc",
      "a|ab|abc",
      "abc|ab|a",
      "(a|ab)(c|bcd)",
      "(|a)b",
      "(a|)b",
      "a?b",
      "a??b",
      "(a?)(ab)?",
      "(a?\?)(ab)?\?",
      "a*",
      "a*?",
      "a+?a",
      "(a+)(a*)",
      "(a+?)(a*)",
      "a{2}",
      "a{2,}",
      "a{2,3}?a",
      "(?:ab){2,3}",
      "(?:ab){2,}?b",
      "(ab|c)*",
      "(ab|c)+?",
      "(?:(a)|(b))+",
      "(?:(a)|b)*",
      "(a){0}b",
      "a{0,2}b",
      "^a",
      "a$",
      "^$",
      "(^a|b)c",
      "a(b$|c)",
      "[a-c]+",
      "[^a-c]+",
      "[-a]",
      "[a-]",
      "[a\\-z]",
      "[\\]\\[]",
      "[$^.]",
      "[+--]",
      "\\d+",
      "[\\d]",
      "[^\\d]",
      "\\p{Nd}+",
      "[\\p{Nd}x]*",
      "\\p{N}",
      "\\p{L}+",
      "[^\\p{N}\\p{L}#]",
      ".*",
      "(.*)b",
      "(.*?)b",
      "(?:.*?b){2}",
      "\\.\\\\\\/\\$\\+\\(",
      "\\t\\n\\r",
      "(?i)a",
      "(?i)[a-z]+",
      "(?i)ks",
      "(?i)\u00F3|o\u0301",
      "(?i)[^k]",
      "(?i)\u0434\u043E\u0431",
      "(?i)\uFF58\uFF54",
      "(?i)[\u2010-\u2015\u3000]",
      "\u00E9+",
      "[\u2010-\u2015]",
      "(\\d{2})(\\d{3,4})(\\d*)",
      "(1|12|123)(45?)$",
      "(?:(?:))?",
      "((a)(b)?)+",
      "(a*)(b|ab)*c",
      "\\p{Nd}{2}|[+\uFF0B]*(?:[-x ]*\\p{Nd}){3,}[-x a-z\\p{Nd}]*",
      "a{0}",
      "()",
      "()b{1,2}",
  };
  Samples samples(3);
  for (const char* pattern : patterns) {
    const Pair pair(pattern);
    INFO(pattern);
    REQUIRE(pair.is_compiled());
    REQUIRE(pair.re2_accepts());
    for (const std::string& text : samples.of(pair.program(), 200)) {
      const auto difference = pair.difference(text);
      if (difference) FAIL_CHECK(text << ": " << *difference);
    }
    for (const char* text :
         {"aab", "abcabc", "ababab", "ABC", "a\nb", "cab", "abbbc", "K\u212As\u017F", "aaaaab"}) {
      const auto difference = pair.difference(text);
      if (difference) FAIL_CHECK(text << ": " << *difference);
    }
  }
}

TEST_CASE("each group of Unicode holds what it holds for RE2") {
  for (const char* pattern :
       {"\\p{L}", "\\p{N}", "\\p{Nd}", "(?i)[a-z]", "(?i)[\u00E0-\u00FE]", "(?i)[\u0430-\u044F]"}) {
    const Pair pair(pattern);
    INFO(pattern);
    REQUIRE(pair.is_compiled());
    std::string text;
    for (char32_t code = 1; code < 0x20000; ++code) {
      if (0xD800 <= code && code < 0xE000) continue;
      text.clear();
      if (code < 0x80) {
        text += static_cast<char>(code);
      } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6U));
      } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | (code >> 12U));
        text += static_cast<char>(0x80 | ((code >> 6U) & 0x3FU));
      } else {
        text += static_cast<char>(0xF0 | (code >> 18U));
        text += static_cast<char>(0x80 | ((code >> 12U) & 0x3FU));
        text += static_cast<char>(0x80 | ((code >> 6U) & 0x3FU));
      }
      if (code >= 0x80) text += static_cast<char>(0x80 | (code & 0x3FU));
      const auto difference = pair.difference(text);
      if (difference)
        FAIL_CHECK(pattern << " " << std::hex << static_cast<unsigned>(code) << ": " << *difference);
    }
  }
}

TEST_CASE("what is not supported is refused") {
  const std::string deep(60, '(');
  for (const std::string& pattern : {std::string("a**"),
                                     std::string("*a"),
                                     std::string("a{2}{3}"),
                                     std::string("a{3,2}"),
                                     std::string("a{,2}"),
                                     std::string("a{1001}"),
                                     std::string("a{"),
                                     std::string("a{01}"),
                                     std::string("a}"),
                                     std::string("]"),
                                     std::string("(a"),
                                     std::string("a)"),
                                     std::string("[a"),
                                     std::string("[]a]"),
                                     std::string("[^]a]"),
                                     std::string("[z-a]"),
                                     std::string("[[:alpha:]]"),
                                     std::string("[a-\\d]"),
                                     std::string("[\\d-z]"),
                                     std::string("[a-c-e]"),
                                     std::string("\\w"),
                                     std::string("\\s"),
                                     std::string("\\b"),
                                     std::string("\\1"),
                                     std::string("\\D"),
                                     std::string("\\x41"),
                                     std::string("\\_"),
                                     std::string("\\\u00E9"),
                                     std::string("\\"),
                                     std::string("\\p{Lu}"),
                                     std::string("\\pN"),
                                     std::string("\\P{N}"),
                                     std::string("(?i)\\p{L}"),
                                     std::string("(?i)\u01C4"),
                                     std::string("(?i)[\u0400-\u0500]"),
                                     std::string("a(?i)b"),
                                     std::string("(?s)."),
                                     std::string("(?=a)"),
                                     std::string("(?<n>a)"),
                                     std::string("(?P<n>a)"),
                                     std::string("^*"),
                                     std::string("$+"),
                                     std::string("(a*)*"),
                                     std::string("(?:a?)+"),
                                     std::string("(|a){2,}"),
                                     std::string("()*"),
                                     std::string("\xFF"),
                                     std::string("\xC3("),
                                     std::string("[\xC3]"),
                                     std::string("((a{900}b){900}c){900}"),
                                     deep + std::string(60, ')')}) {
    INFO(pattern);
    CHECK_FALSE(compile(pattern));
  }
}

TEST_CASE("no text takes more work than its length and the pattern's allow") {
  for (const char* pattern : {"^(a+)+$", "(a|aa)+$", "(?:a?){30}a{30}b", "(?:.*?[b-z]){3}$",
                              "(a*)(a*)(a*)(a*)(a*)(a*)c", "(?:[ab]+a[ab]+)+c", "((?:a|aa)+)(b)c"}) {
    const Pair pair(pattern);
    INFO(pattern);
    REQUIRE(pair.is_compiled());
    CHECK(pair.difference(std::string(250, 'a') + "!") == std::nullopt);
    CHECK(pair.difference(std::string(250, 'a')) == std::nullopt);
    CHECK(pair.difference(std::string(40, 'a') + "bb" + std::string(9, 'a') + "bc") == std::nullopt);
  }
}
