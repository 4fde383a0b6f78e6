#include "email/characters.hpp"

#include "text/unicode.hpp"

namespace guichet::email {

bool is_unwritable(char32_t code_point) {
  return code_point >= 0x80 && (is_invisible(code_point) || is_space(code_point));
}

bool is_wide_atext(char32_t code_point) {
  return code_point < 0x80 ? is_atext(static_cast<char>(code_point)) : !is_unwritable(code_point);
}

}  // namespace guichet::email
