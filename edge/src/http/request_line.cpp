#include "http/request_line.hpp"

#include <algorithm>

#include "http/syntax.hpp"
#include "text/ascii.hpp"

namespace guichet::http {
namespace {

bool is_target_character(char c) { return c > 0x20 && c < 0x7F && c != '#'; }

std::optional<Errc> refuse_method(std::string_view method) {
  if (!method.empty() && !std::all_of(method.begin(), method.end(), is_token_character)) {
    return Errc::kHttpBadRequest;
  }
  if (method.size() > kMaxMethodBytes) return Errc::kHttpNotImplemented;
  return {};
}

std::optional<Errc> refuse_target(std::string_view target, const Limits& limits) {
  if (!std::all_of(target.begin(), target.end(), is_target_character)) return Errc::kHttpBadRequest;
  if (target.size() > limits.target_bytes) return Errc::kHttpUriTooLong;
  return {};
}

std::optional<Errc> refuse_version(std::string_view version) {
  const bool well_formed = version.size() == 8 && version.substr(0, 5) == "HTTP/" &&
                           is_ascii_digit(version[5]) && version[6] == '.' && is_ascii_digit(version[7]);
  if (!well_formed) return Errc::kHttpBadRequest;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return Errc::kHttpVersionNotSupported;
  return {};
}

}  // namespace

std::optional<Errc> parse_request_line(std::string_view text, const Limits& limits, RequestLine& line) {
  const auto first = text.find(' ');
  line.method = text.substr(0, first);
  if (const auto refusal = refuse_method(line.method)) return refusal;
  if (line.method.empty() || first == std::string_view::npos) return Errc::kHttpBadRequest;

  const auto rest = text.substr(first + 1);
  const auto second = rest.find(' ');
  line.target = rest.substr(0, second);
  if (const auto refusal = refuse_target(line.target, limits)) return refusal;
  if (second == std::string_view::npos) return Errc::kHttpBadRequest;

  const auto version = rest.substr(second + 1);
  if (const auto refusal = refuse_version(version)) return refusal;
  line.minor_version = version.back() - '0';
  if (line.target.empty() || line.target.front() != '/') return Errc::kHttpBadRequest;
  return {};
}

std::optional<Errc> refuse_partial_request_line(std::string_view text, const Limits& limits) {
  const auto first = text.find(' ');
  if (const auto refusal = refuse_method(text.substr(0, first))) return refusal;
  if (first == std::string_view::npos) return {};
  if (first == 0) return Errc::kHttpBadRequest;

  const auto rest = text.substr(first + 1);
  const auto second = rest.find(' ');
  if (const auto refusal = refuse_target(rest.substr(0, second), limits)) return refusal;
  const bool too_long = second != std::string_view::npos && rest.size() - second > sizeof " HTTP/1.1";
  if (too_long) return Errc::kHttpBadRequest;
  return {};
}

}  // namespace guichet::http
