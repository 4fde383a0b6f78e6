#include "files/input_error.hpp"

#include "text/utf8.hpp"

namespace guichet::files {

std::string InputError::describe() const {
  std::string text = file;
  if (line != 0) text += ", line " + std::to_string(line);
  if (!column.empty()) text += ", column " + column;
  return text + ": " + reason;
}

std::string quote(std::string_view text) {
  constexpr std::size_t kMost = 40;
  std::string quoted = "\"";
  while (!text.empty() && quoted.size() <= kMost) {
    const auto [code_point, length] = next_character(text);
    const bool is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
    append_utf8(quoted, is_control ? U'\uFFFD' : code_point);
    text.remove_prefix(length);
  }
  return quoted + (text.empty() ? "\"" : "...\"");
}

}  // namespace guichet::files
