#pragma once

#include <optional>
#include <string_view>

namespace guichet::address {

// A piece of a format: a field's letter, a new line, or text between fields.
struct FormatPiece {
  enum class Kind { kField, kNewLine, kText } kind;
  char field = 0;
  std::string_view text;
};

// Takes the next piece off a format; nothing at its end.
inline std::optional<FormatPiece> take_piece(std::string_view& format) {
  using Kind = FormatPiece::Kind;
  if (format.empty()) return std::nullopt;
  if (format.size() > 1 && format[0] == '%') {
    const char letter = format[1];
    format.remove_prefix(2);
    return FormatPiece{letter == 'n' ? Kind::kNewLine : Kind::kField, letter, {}};
  }
  const std::string_view text = format.substr(0, format.find('%', 1));
  format.remove_prefix(text.size());
  return FormatPiece{Kind::kText, 0, text};
}

}  // namespace guichet::address
