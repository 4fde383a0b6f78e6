#include "email/local_part.hpp"

#include "email/ascii_domain.hpp"
#include "email/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet::email {
namespace {

void check_quoted(std::string_view text, Span local, Findings& findings) {
  const bool is_closed = local.end - local.begin >= 2 && text[local.end - 1] == '"';
  if (!is_closed) {
    findings.add(Code::kEmailUnclosedQuote, local);
    return;
  }
  findings.add(Code::kEmailQuotedLocal, local);
  for (std::size_t at = local.begin + 1; at + 1 < local.end;) {
    const auto character = next_character(text.substr(at));
    if (is_invisible(character.code_point)) findings.add(Code::kEmailControlCharacter, {at, at + character.length});
    at += character.length;
  }
}

void check_atom_character(std::string_view text, Span span, char32_t code_point, Findings& findings) {
  if (is_invisible(code_point)) {
    findings.add(Code::kEmailControlCharacter, span);
  } else if (code_point == ' ' || code_point == 0xA0 || code_point == 0x202F) {
    findings.add(Code::kEmailSpace, span);
  } else if (code_point >= 0x80) {
    findings.add(Code::kEmailNonAsciiLocal, span);
  } else if (!is_atext(static_cast<char>(code_point))) {
    findings.add_character(span, text);
  }
}

void check_dots(std::string_view text, Span local, Findings& findings) {
  if (text[local.begin] == '.') findings.add(Code::kEmailDotAtStart, {local.begin, local.begin + 1});
  if (text[local.end - 1] == '.' && local.end - local.begin > 1) {
    findings.add(Code::kEmailDotAtEnd, {local.end - 1, local.end});
  }
  const std::size_t twice = text.substr(0, local.end).find("..", local.begin);
  if (twice != std::string_view::npos) findings.add(Code::kEmailConsecutiveDots, {twice, twice + 2});
}

void check_dot_string(std::string_view text, Span local, Findings& findings) {
  check_dots(text, local, findings);
  for (std::size_t at = local.begin; at < local.end;) {
    const auto character = next_character(text.substr(at));
    const Span span{at, at + character.length};
    if (character.code_point != '.') check_atom_character(text, span, character.code_point, findings);
    at = span.end;
  }
}

}  // namespace

std::size_t find_local_end(std::string_view text) {
  if (text.empty() || text[0] != '"') return std::min(text.find('@'), text.size());
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return std::min(text.find('@'), text.size());
}

void check_local_part(std::string_view text, Span local, Findings& findings) {
  if (local.begin == local.end) {
    findings.add(Code::kEmailEmptyLocal, local);
    return;
  }
  if (local.end - local.begin > kMaxLocal) findings.add_limit(Code::kEmailLocalTooLong, local, kMaxLocal);
  if (text[local.begin] == '"') {
    check_quoted(text, local, findings);
  } else {
    check_dot_string(text, local, findings);
  }
}

}  // namespace guichet::email
