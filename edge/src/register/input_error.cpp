#include "register/input_error.hpp"

namespace guichet::registry {

std::string InputError::describe() const {
  std::string text = file;
  if (line != 0) text += ", line " + std::to_string(line);
  if (!column.empty()) text += ", column " + column;
  return text + ": " + reason;
}

std::string quote(std::string_view text) {
  constexpr std::size_t kMost = 40;
  std::string quoted = "\"";
  for (const char c : text.substr(0, kMost)) {
    const bool is_plain = c >= ' ' && c < 0x7F;
    quoted += is_plain ? c : '?';
  }
  return quoted + (text.size() > kMost ? "...\"" : "\"");
}

}  // namespace guichet::registry
