#include "email/tidy_address.hpp"

#include "text/ascii.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet::email {
namespace {

constexpr std::string_view kOpening = "<([{\"'.,;:#";

// The replacement must not contain what it replaces.
void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) text.replace(at, from.size(), to);
}

std::string without_spaces(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const auto character = next_character(text);
    const char32_t c = character.code_point;
    const bool is_space = c == ' ' || c == 0xA0 || c == 0x202F || c == 0x3000 || is_invisible(c);
    if (!is_space) kept += text.substr(0, character.length);
    text.remove_prefix(character.length);
  }
  return kept;
}

void drop_prefix(std::string& text, std::string_view prefix) {
  if (to_ascii_lower(std::string_view(text).substr(0, prefix.size())) == prefix) text.erase(0, prefix.size());
}

void trim(std::string& text, std::string_view before, std::string_view behind) {
  text.erase(0, std::min(text.find_first_not_of(before), text.size()));
  text.erase(text.find_last_not_of(behind) + 1);
}

// An address that was pasted twice, or whose @ was pressed twice.
void keep_one_at(std::string& text) {
  replace_all(text, "@@", "@");
  const std::size_t first = text.find('@');
  const std::size_t second = text.find('@', first + 1);
  if (second == std::string::npos || first == std::string::npos) return;
  const bool is_twice = text.substr(first + 1, second - first - 1) == text.substr(second + 1);
  if (is_twice) text.resize(second);
}

void tidy_domain(std::string& text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string::npos) return;
  std::string domain = text.substr(at + 1);
  for (char& c : domain) {
    if (c == ',' || c == ';') c = '.';
  }
  trim(domain, ".-_#*", ".,;:!?>)]}\"'\\/-_");
  text.replace(at + 1, std::string::npos, domain);
}

}  // namespace

std::string tidy_address(std::string_view text) {
  std::string tidy = without_spaces(text);
  trim(tidy, kOpening, "");
  drop_prefix(tidy, "mailto:");
  replace_all(tidy, "\xEF\xBC\xA0", "@");
  for (const std::string_view spelled : {"(at)", "[at]", "{at}"}) replace_all(tidy, spelled, "@");
  keep_one_at(tidy);
  trim(tidy, kOpening, "");
  replace_all(tidy, ".@", "@");
  replace_all(tidy, "@.", "@");
  tidy_domain(tidy);
  replace_all(tidy, "..", ".");
  return tidy;
}

}  // namespace guichet::email
