#include "email/local_part.hpp"

#include "email/characters.hpp"
#include "tables/tables.hpp"
#include "text/idna.hpp"
#include "text/scripts.hpp"
#include "text/utf8.hpp"

namespace guichet::email {

namespace {

void check_scripts(std::string_view text, Span local, Findings& findings) {
  const IdnaTable* table = index_of<IdnaTable>(Table::kIdna);
  if (!table || findings.blocks()) return;
  const std::u32string mapped = map_text(*table, text.substr(local.begin, local.end - local.begin));
  if (mixes_scripts(*table, mapped)) findings.add(Code::kEmailMixedScript, local);
}

}  // namespace

void check_local_letters(std::string_view text, Span local, Findings& findings) {
  for (std::size_t at = local.begin; at < local.end;) {
    const auto character = next_character(text.substr(at));
    if (character.code_point >= 0x80 && !is_unwritable(character.code_point)) {
      findings.add(Code::kEmailNonAsciiLocal, {at, at + character.length});
      return check_scripts(text, local, findings);
    }
    at += character.length;
  }
}

}  // namespace guichet::email
