#include "text/scripts.hpp"

#include "text/ascii.hpp"

namespace guichet {
namespace {

using ScriptSet = unsigned;

constexpr ScriptSet set_of(Script script) { return 1U << static_cast<unsigned>(script); }
constexpr ScriptSet kLatinAndHan = set_of(Script::kLatin) | set_of(Script::kHan);
constexpr ScriptSet kJapanese = kLatinAndHan | set_of(Script::kHiragana) | set_of(Script::kKatakana);
constexpr ScriptSet kChinese = kLatinAndHan | set_of(Script::kBopomofo);
constexpr ScriptSet kKorean = kLatinAndHan | set_of(Script::kHangul);

// The scripts of one word: those with a name as a set, and of all others the first.
struct WordScripts {
  ScriptSet named = 0;
  Script other = Script::kCommon;
  bool has_two_others = false;

  void add(Script script) {
    if (script == Script::kCommon) return;
    if (script <= Script::kHangul) {
      named |= set_of(script);
    } else {
      has_two_others = has_two_others || (other != Script::kCommon && other != script);
      other = script;
    }
  }

  bool is_mixed() const {
    if (has_two_others) return true;
    if (other != Script::kCommon) return named != 0;
    return (named & ~kJapanese) != 0 && (named & ~kChinese) != 0 && (named & ~kKorean) != 0;
  }
};

bool is_between_words(char32_t c) { return c < 0x80 && !is_ascii_alphanumeric(static_cast<char>(c)); }

}  // namespace

bool mixes_scripts(const IdnaTable& table, std::u32string_view text) {
  WordScripts word;
  for (const char32_t c : text) {
    if (is_between_words(c)) {
      word = {};
    } else {
      word.add(table.script_of(c));
      if (word.is_mixed()) return true;
    }
  }
  return false;
}

}  // namespace guichet
