#include "email/local_part.hpp"

#include "email/characters.hpp"
#include "text/utf8.hpp"

namespace guichet::email {

void check_local_letters(std::string_view text, Span local, Findings& findings) {
  for (std::size_t at = local.begin; at < local.end;) {
    const auto character = next_character(text.substr(at));
    if (character.code_point >= 0x80 && !is_unwritable(character.code_point)) {
      findings.add(Code::kEmailNonAsciiLocal, {at, at + character.length});
      return;
    }
    at += character.length;
  }
}

}  // namespace guichet::email
