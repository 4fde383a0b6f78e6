#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace guichet {

struct DecodedCharacter {
  char32_t code_point;
  std::size_t length;  // bytes, 1 to 4
};

// The first character of well-formed UTF-8 text (RFC 3629), or nothing when the text is empty or malformed
// there: surrogates, overlong forms and code points above U+10FFFF are malformed.
std::optional<DecodedCharacter> decode_utf8(std::string_view text);

// The same for text that is not empty, reading U+FFFD over one byte where it is malformed.
DecodedCharacter next_character(std::string_view text);

// Byte offset of the first malformed sequence, or nothing when the whole text is well-formed.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// Appends the character; the code point must be a Unicode scalar value.
void append_utf8(std::string& text, char32_t code_point);

// The whole text in the other form; U+FFFD where UTF-8 is malformed. UTF-32 must hold Unicode scalar values.
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace guichet
