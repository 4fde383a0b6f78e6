#include "courier/message.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace guichet::courier {
namespace {

constexpr std::size_t kMaxLine = 76;
constexpr std::size_t kMaxWordBytes = 42;  // of UTF-8 in one encoded word: 56 of base64 and 12 around it
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHex = "0123456789ABCDEF";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_safe_address(std::string_view mailbox) {
  const bool has_forbidden = std::any_of(mailbox.begin(), mailbox.end(), [](char c) {
    return (is_ascii(c) && (c <= 0x20 || c == 0x7F)) || c == '<' || c == '>';
  });
  return !mailbox.empty() && !has_forbidden;
}

std::string base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = (group << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : kBase64[(group >> (18U - 6U * k)) & 0x3FU];
    }
  }
  return out;
}

std::string date_header(Millis date) {
  const auto seconds = static_cast<std::time_t>(date / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char rest[32];
  std::strftime(rest, sizeof rest, "%Y %H:%M:%S +0000", &parts);
  return std::string(kDays[static_cast<std::size_t>(parts.tm_wday)]) + ", " + std::to_string(parts.tm_mday) + " " +
         kMonths[static_cast<std::size_t>(parts.tm_mon)] + " " + rest;
}

std::string sender(const Address& from) {
  if (from.name.empty()) return from.mailbox;
  return encoded_words(from.name) + " <" + from.mailbox + ">";
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append(kLineEnd);
}

void append_part(std::string& out, std::string_view boundary, std::string_view type, std::string_view content) {
  out.append("--").append(boundary).append(kLineEnd);
  append_header(out, "Content-Type", std::string(type) + "; charset=utf-8");
  append_header(out, "Content-Transfer-Encoding", "quoted-printable");
  out.append(kLineEnd).append(quoted_printable(content)).append(kLineEnd);
}

}  // namespace

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  const auto put = [&](std::string_view unit) {
    if (column + unit.size() > kMaxLine - 1) {
      out.append("=").append(kLineEnd);
      column = 0;
    }
    out.append(unit);
    column += unit.size();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
    if (byte == '\n') {
      out.append(kLineEnd);
      column = 0;
    } else if ((byte > 0x20 && byte < 0x7F && byte != '=') || (byte == ' ' && !ends_line)) {
      put(text.substr(i, 1));
    } else {
      put(std::string{'=', kHex[byte >> 4U], kHex[byte & 0x0FU]});
    }
  }
  return out;
}

std::string encoded_words(std::string_view text) {
  if (is_plain(text) && text.size() < kMaxLine / 2 && text.find_first_of("\"=?<>@,;:\\()[]") == std::string_view::npos) {
    return std::string(text);
  }
  std::string out;
  while (!text.empty()) {
    std::size_t length = 0;
    while (length < text.size()) {
      const std::size_t next = next_character(text.substr(length)).length;
      if (length + next > kMaxWordBytes) break;
      length += next;
    }
    if (!out.empty()) out.append(kLineEnd).append(" ");
    out.append("=?utf-8?B?").append(base64(text.substr(0, length))).append("?=");
    text.remove_prefix(length);
  }
  return out;
}

std::optional<std::string> compose(const Message& message) {
  if (!is_safe_address(message.to) || !is_safe_address(message.from.mailbox)) return std::nullopt;
  const std::string host = message.from.mailbox.substr(message.from.mailbox.rfind('@') + 1);
  const std::string boundary = "=_" + message.id;  // cannot occur in quoted-printable text
  std::string out;
  append_header(out, "Date", date_header(message.date));
  append_header(out, "From", sender(message.from));
  append_header(out, "To", message.to);
  append_header(out, "Subject", encoded_words(message.subject));
  append_header(out, "Message-ID", "<" + message.id + "@" + host + ">");
  append_header(out, "Auto-Submitted", "auto-generated");
  append_header(out, "MIME-Version", "1.0");
  append_header(out, "Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
  out.append(kLineEnd);
  append_part(out, boundary, "text/plain", message.text);
  append_part(out, boundary, "text/html", message.html);
  out.append("--").append(boundary).append("--").append(kLineEnd);
  return out;
}

}  // namespace guichet::courier
