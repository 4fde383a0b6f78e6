#include "email/ordinary.hpp"

#include "email/characters.hpp"

namespace guichet::email {
namespace {

// Where the Dot-string at the beginning ends; 0 when there is none.
std::size_t dot_string_end(std::string_view text) {
  std::size_t at = 0;
  bool is_after_dot = true;
  for (; at < text.size() && (is_atext(text[at]) || text[at] == '.'); ++at) {
    const bool is_dot = text[at] == '.';
    if (is_dot && is_after_dot) return 0;
    is_after_dot = is_dot;
  }
  return is_after_dot ? 0 : at;
}

bool is_ordinary_label(std::string_view label) {
  if (label.empty() || label.size() > kMaxLabel || label.front() == '-' || label.back() == '-') return false;
  if (label.size() > 4 && label[2] == '-' && label[3] == '-') return false;
  for (const char c : label) {
    if (!is_letter_digit_hyphen(c)) return false;
  }
  return true;
}

bool is_ordinary_domain(std::string_view domain) {
  std::size_t begin = 0;
  for (std::size_t dot = domain.find('.'); dot != std::string_view::npos; dot = domain.find('.', begin)) {
    if (!is_ordinary_label(domain.substr(begin, dot - begin))) return false;
    begin = dot + 1;
  }
  const std::string_view last = domain.substr(begin);
  return begin > 0 && is_ordinary_label(last) && !is_ascii_digit(last.front());
}

}  // namespace

bool read_ordinary(std::string_view text, SyntaxReport& report) {
  if (text.size() > kMaxAddress) return false;
  const std::size_t at = dot_string_end(text);
  if (at == 0 || at > kMaxLocal || at == text.size() || text[at] != '@') return false;
  const std::string_view domain = text.substr(at + 1);
  if (!is_ordinary_domain(domain)) return false;
  report.parts = {{0, at}, {at + 1, text.size()}, false};
  return report.domain.append(domain);
}

}  // namespace guichet::email
