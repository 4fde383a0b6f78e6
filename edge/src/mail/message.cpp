#include "mail/message.hpp"

#include <algorithm>
#include <string_view>

#include "mail/encoding.hpp"

namespace guichet::mail {
namespace {

constexpr std::size_t kMaxAddress = 254;

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; });
}

// Only what may stand between angle brackets; quoted local parts are not sent to.
bool is_sendable(std::string_view address) {
  const std::size_t at = address.find('@');
  return address.size() <= kMaxAddress && at != std::string_view::npos && at > 0 && at + 1 < address.size() &&
         address.find('@', at + 1) == std::string_view::npos &&
         address.find_first_of(" \t<>()[]\\,;:\"") == std::string_view::npos;
}

bool is_url(std::string_view url) {
  return std::all_of(url.begin(), url.end(),
                     [](char c) { return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != ','; });
}

// RFC 8058 knows https alone.
bool has_one_click(const Message& message) { return message.unsubscribe_url.starts_with("https://"); }

// "=_" cannot stand in quoted-printable text, so no part contains its boundary (RFC 2045 section 6.7).
std::string boundary_of(const Message& message) { return "=_" + message.id; }

std::string header(std::string_view name, std::string_view value) {
  std::string line(name);
  line += ": ";
  line += value;
  return line + "\r\n";
}

std::string from_header(const Message& message) {
  if (message.from_name.empty()) return header("From", message.from);
  return header("From", encoded_phrase(message.from_name, std::string_view("From: ").size()) + "\r\n <" +
                            message.from + ">");
}

std::string part(std::string_view boundary, std::string_view type, std::string_view content) {
  std::string out = "--" + std::string(boundary) + "\r\n";
  out += header("Content-Type", std::string(type) + "; charset=utf-8");
  out += header("Content-Transfer-Encoding", "quoted-printable");
  out += "\r\n" + quoted_printable(content) + "\r\n";
  return out;
}

std::string headers(const Message& message, std::string_view boundary) {
  const std::string domain = message.from.substr(message.from.find('@') + 1);
  std::string out = header("Date", header_date(message.date));
  out += header("Message-ID", "<" + message.id + "@" + domain + ">");
  out += from_header(message);
  out += header("To", "<" + message.to + ">");
  out += header("Subject", encoded_header(message.subject, std::string_view("Subject: ").size()));
  out += header("Auto-Submitted", "auto-generated");
  if (has_one_click(message)) {
    out += header("List-Unsubscribe", "<" + message.unsubscribe_url + ">");
    out += header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
  out += header("MIME-Version", "1.0");
  out += header("Content-Type", "multipart/alternative;\r\n boundary=\"" + std::string(boundary) + "\"");
  return out;
}

}  // namespace

Expected<std::string, MessageErrc> build_message(const Message& message) {
  for (const std::string* value : {&message.id, &message.from, &message.from_name, &message.to, &message.subject}) {
    if (has_control(*value)) return MessageErrc::kControlCharacter;
  }
  if (!is_sendable(message.from) || !is_sendable(message.to)) return MessageErrc::kBadAddress;
  if (!is_url(message.unsubscribe_url)) return MessageErrc::kBadUrl;
  const std::string boundary = boundary_of(message);
  return headers(message, boundary) + "\r\n" + part(boundary, "text/plain", message.text) +
         part(boundary, "text/html", message.html) + "--" + boundary + "--\r\n";
}

}  // namespace guichet::mail
