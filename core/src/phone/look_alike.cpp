#include "phone/look_alike.hpp"

#include <array>
#include <vector>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace guichet::phone {
namespace {

constexpr std::size_t kWordLength = 3;  // from here on letters are dialled on the keypad (ITU-T E.161)

// Seen alike in the fonts of forms; the pairs are among those of Unicode's confusables (UTS #39) or on its
// edge.
constexpr std::array<std::u32string_view, 10> kLookAlikes = {U"OoОоΟο", U"IilІіΙι|", U"Zz", U"Зз", U"Ч",
                                                             U"Ss",     U"Gbб",      U"",   U"BВ", U"gq"};

char digit_like(char32_t character) {
  for (std::size_t digit = 0; digit < kLookAlikes.size(); ++digit) {
    if (kLookAlikes[digit].find(character) != std::u32string_view::npos)
      return static_cast<char>('0' + digit);
  }
  return 0;
}

bool is_letter(char32_t character) {
  return character < 0x80 ? is_ascii_letter(static_cast<char>(character)) || character == '|'
                          : (character >= 0xC0 && character < 0x600);
}

bool is_digit(char32_t character) { return character < 0x80 && is_ascii_digit(static_cast<char>(character)); }

std::vector<char32_t> characters_of(std::string_view text) {
  std::vector<char32_t> characters;
  while (!text.empty()) {
    const DecodedCharacter next = next_character(text);
    characters.push_back(next.code_point);
    text.remove_prefix(next.length);
  }
  return characters;
}

// One run of letters: all of them alike, short, and at a digit on one side at least.
bool is_mistyped(const std::vector<char32_t>& text, std::size_t begin, std::size_t end) {
  if (end - begin >= kWordLength) return false;
  for (std::size_t i = begin; i < end; ++i) {
    if (digit_like(text[i]) == 0) return false;
  }
  return (begin > 0 && is_digit(text[begin - 1])) || (end < text.size() && is_digit(text[end]));
}

}  // namespace

std::optional<std::string> replace_look_alikes(std::string_view text) {
  const std::vector<char32_t> characters = characters_of(text);
  std::string replaced;
  bool has_letters = false;
  for (std::size_t i = 0; i < characters.size();) {
    if (!is_letter(characters[i])) {
      append_utf8(replaced, characters[i++]);
      continue;
    }
    std::size_t end = i;
    while (end < characters.size() && is_letter(characters[end])) ++end;
    if (!is_mistyped(characters, i, end)) return std::nullopt;
    while (i < end) replaced += digit_like(characters[i++]);
    has_letters = true;
  }
  return has_letters ? std::optional(replaced) : std::nullopt;
}

}  // namespace guichet::phone
