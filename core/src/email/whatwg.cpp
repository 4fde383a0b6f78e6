#include "email/ascii_domain.hpp"
#include "email/characters.hpp"
#include "guichet/email_syntax.hpp"

namespace guichet {
namespace {

bool is_whatwg_label(std::string_view label) {
  if (label.empty() || label.size() > email::kMaxLabel || label.front() == '-' || label.back() == '-')
    return false;
  for (const char c : label) {
    if (!email::is_letter_digit_hyphen(c)) return false;
  }
  return true;
}

}  // namespace

// HTML standard, section 4.10.5.1.5: 1*( atext / "." ) "@" label *( "." label ).
bool is_whatwg_email(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (email::is_atext(text[at]) || text[at] == '.')) ++at;
  if (at == 0 || at == text.size() || text[at] != '@') return false;
  for (std::size_t begin = at + 1;;) {
    const std::size_t dot = text.find('.', begin);
    if (!is_whatwg_label(text.substr(begin, dot - begin))) return false;
    if (dot == std::string_view::npos) return true;
    begin = dot + 1;
  }
}

}  // namespace guichet
