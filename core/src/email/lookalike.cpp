#include "email/lookalike.hpp"

#include "email/characters.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet::email {
namespace {

// Pairs chosen by eye from the charts of the blocks Cyrillic, Greek and Coptic, Armenian, and the Latin
// extensions: small letters that common fonts draw like, or very nearly like, the letter of ASCII below them.
constexpr std::u32string_view kLookalikes =
    U"\u0430\u0435\u043E\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u0501\u04BB\u051B\u051D\u04CF\u043A\u043C"
    U"\u043D\u0442\u0432\u0433\u0491"
    U"\u03B1\u03B5\u03BF\u03C1\u03C5\u03BD\u03B9\u03BA\u03C7\u03C4\u03C9\u03F2\u03F3"
    U"\u0585\u057D\u0570\u0578\u0566\u0581\u0561"
    U"\u0131\u0261\u0251\u1D0F\u0269";
constexpr std::string_view kLetters =
    "aeopcxyijsdhqwlkm"
    "htbrr"
    "aeopuvikxtwcj"
    "ouhnqgw"
    "igaoi";
static_assert(kLookalikes.size() == kLetters.size());

constexpr char32_t kFullWidthFirst = 0xFF01;  // the full-width forms lie in the order of ASCII
constexpr char32_t kFullWidthLast = 0xFF5E;

// The character of ASCII that this one looks like; 0 when there is none.
char ascii_for(char32_t code_point) {
  if (is_dot(code_point)) return '.';
  if (code_point >= kFullWidthFirst && code_point <= kFullWidthLast) {
    return to_ascii_lower(static_cast<char>(code_point - kFullWidthFirst + '!'));
  }
  const std::size_t place = kLookalikes.find(fold_case(code_point));
  return place == std::u32string_view::npos ? '\0' : kLetters[place];
}

}  // namespace

std::optional<std::string> replace_lookalikes(std::string_view domain) {
  if (is_ascii(domain)) return std::nullopt;
  std::string skeleton;
  while (!domain.empty()) {
    const auto character = next_character(domain);
    const bool is_own = character.code_point < 0x80;
    const char c = is_own ? to_ascii_lower(domain[0]) : ascii_for(character.code_point);
    if (!is_own && c == '\0') return std::nullopt;
    skeleton += c;
    domain.remove_prefix(character.length);
  }
  return skeleton;
}

}  // namespace guichet::email
