#include "mail/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace guichet::mail {
namespace {

constexpr std::size_t kLineLimit = 76;
constexpr char kHex[] = "0123456789ABCDEF";
constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kWordStart = "=?UTF-8?B?";
constexpr std::string_view kWordEnd = "?=";

std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

std::string escaped(char character) {
  const auto byte = static_cast<std::uint8_t>(character);
  return {'=', kHex[byte >> 4], kHex[byte & 15]};
}

// One line without its end.
std::string quoted_line(std::string_view line) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool is_last = i + 1 == line.size();
    const bool is_space = c == ' ' || c == '\t';
    const bool is_plain = (c > ' ' && c <= '~' && c != '=' && !(c == '.' && column == 0)) || (is_space && !is_last);
    const std::string piece = is_plain ? std::string(1, c) : escaped(c);
    const std::size_t room = is_last ? kLineLimit : kLineLimit - 1;
    if (column + piece.size() > room) {
      out += "=\r\n";
      column = 0;
      if (c == '.') {
        out += escaped(c);
        column = 3;
        continue;
      }
    }
    out += piece;
    column += piece.size();
  }
  return out;
}

// How many bytes of the text fit into `room` without cutting a character.
std::size_t whole_characters(std::string_view text, std::size_t room) {
  if (text.size() <= room) return text.size();
  std::size_t end = room;
  while (end > 0 && (byte_at(text, end) & 0xC0) == 0x80) --end;
  return end > 0 ? end : room;
}

bool stays_plain(std::string_view text, std::size_t first_line) {
  return first_line + text.size() <= kLineLimit && text.find("=?") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string encoded_words(std::string_view text, std::size_t first_line) {
  std::string out;
  std::size_t column = first_line;
  while (!text.empty()) {
    const std::size_t around = column + kWordStart.size() + kWordEnd.size();
    const std::size_t length = whole_characters(text, (kLineLimit - around) / 4 * 3);
    out += kWordStart;
    out += base64(text.substr(0, length));
    out += kWordEnd;
    text.remove_prefix(length);
    if (!text.empty()) out += "\r\n ";
    column = 1;
  }
  return out;
}

}  // namespace

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    out += quoted_line(text.substr(0, end));
    if (end == std::string_view::npos) break;
    out += "\r\n";
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return out;
}

std::string base64(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const std::size_t left = text.size() - i;
    const std::uint32_t group = static_cast<std::uint32_t>(byte_at(text, i) << 16) |
                                (left > 1 ? static_cast<std::uint32_t>(byte_at(text, i + 1) << 8) : 0) |
                                (left > 2 ? byte_at(text, i + 2) : 0);
    out += kBase64[group >> 18];
    out += kBase64[(group >> 12) & 63];
    out += left > 1 ? kBase64[(group >> 6) & 63] : '=';
    out += left > 2 ? kBase64[group & 63] : '=';
  }
  return out;
}

std::string encoded_header(std::string_view text, std::size_t first_line) {
  return stays_plain(text, first_line) ? std::string(text) : encoded_words(text, first_line);
}

std::string encoded_phrase(std::string_view text, std::size_t first_line) {
  const bool is_special = text.find_first_of("()<>[]:;@\\,.\"") != std::string_view::npos;
  return is_special ? encoded_words(text, first_line) : encoded_header(text, first_line);
}

std::string header_date(std::int64_t milliseconds_since_1970) {
  constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = milliseconds_since_1970 / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 64> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d +0000",
                    kDays[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                    kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour,
                    parts.tm_min, parts.tm_sec);
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace guichet::mail
