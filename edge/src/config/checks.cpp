#include "config/checks.hpp"

#include <algorithm>

#include "config/endpoint.hpp"
#include "http/forwarded.hpp"
#include "http/syntax.hpp"
#include "jose/algorithm.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace guichet::config {
namespace {

using Refusal = std::optional<std::string_view>;

Refusal refuse_unless(bool good, std::string_view reason) {
  if (good) return {};
  return reason;
}

template <class Predicate>
bool all_of(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

bool has_prefix(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool has_control_character(std::string_view text) {
  return !all_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
}

bool is_base_url(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (has_prefix(text, scheme)) return http::is_host(text.substr(scheme.size()));
  }
  return false;
}

}  // namespace

Refusal check_endpoint(std::string_view value) {
  return refuse_unless(parse_endpoint(value).has_value(),
                       "must be an IP address and a port, as in 127.0.0.1:8780");
}

Refusal check_public_url(std::string_view value) {
  return refuse_unless(is_base_url(value), "must be http:// or https:// and a host, without a path");
}

Refusal check_origin(std::string_view value) {
  return refuse_unless(is_base_url(value) && value == to_ascii_lower(value),
                       "must be an origin as browsers write it, as in https://shop.example");
}

Refusal check_host(std::string_view value) {
  return refuse_unless(http::is_host(value) && value.find(':') == std::string_view::npos,
                       "must be a host name without a port");
}

Refusal check_host_or_none(std::string_view value) { return value.empty() ? Refusal() : check_host(value); }

Refusal check_proxy(std::string_view value) {
  return refuse_unless(http::ProxyList().add(value), "must be an IP address or a network, as in 10.0.0.0/8");
}

Refusal check_transport(std::string_view value) {
  return refuse_unless(value == "folder" || value == "smtp", "must be \"folder\" or \"smtp\"");
}

Refusal check_mail_url(std::string_view value) {
  const bool known = value.empty() || has_prefix(value, "smtp://") || has_prefix(value, "smtps://");
  return refuse_unless(known && !has_control_character(value), "must begin with smtp:// or smtps://");
}

Refusal check_mail_address(std::string_view value) {
  const auto at = value.find('@');
  const bool good = at != std::string_view::npos && at > 0 && at + 1 < value.size() && value.size() <= 254 &&
                    all_of(value, [](char c) { return c > 0x20 && c < 0x7F && c != '<' && c != '>'; });
  return refuse_unless(good, "must be an e-mail address");
}

Refusal check_display_name(std::string_view value) {
  return refuse_unless(value.size() <= 128 && !find_invalid_utf8(value) && !has_control_character(value),
                       "must be a name of at most 128 bytes on one line");
}

Refusal check_policy_url(std::string_view value) {
  const bool known = value.empty() || has_prefix(value, "https://") || has_prefix(value, "http://");
  return refuse_unless(known && value.size() <= 2048 && !has_control_character(value),
                       "must begin with https:// or http://");
}

Refusal check_proof_ip(std::string_view value) {
  return refuse_unless(value == "truncated" || value == "off", "must be \"truncated\" or \"off\"");
}

Refusal check_path(std::string_view value) {
  return refuse_unless(!value.empty() && !has_control_character(value), "must be a path");
}

Refusal check_id(std::string_view value) {
  const bool good = !value.empty() && value.size() <= 64 && all_of(value, [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
  return refuse_unless(good, "must be 1 to 64 lower-case letters, digits, hyphens or underscores");
}

Refusal check_site_key(std::string_view value) {
  const bool good = has_prefix(value, "site_") && value.size() > 5 && value.size() <= 128 &&
                    all_of(value, [](char c) { return is_ascii_alphanumeric(c) || c == '_' || c == '-'; });
  return refuse_unless(good, "must be site_ and letters, digits, hyphens or underscores");
}

Refusal check_export_format(std::string_view value) {
  return refuse_unless(value == "csv" || value == "ndjson", "must be \"csv\" or \"ndjson\"");
}

Refusal check_export_scope(std::string_view value) {
  const bool is_id =
      value.size() == 36 && all_of(value, [](char c) { return is_ascii_alphanumeric(c) || c == '-'; });
  return refuse_unless(value == "confirmed" || is_id, "must be \"confirmed\" or the id of a segment");
}

Refusal check_client_id(std::string_view value) {
  const bool good =
      !value.empty() && value.size() <= 512 && all_of(value, [](char c) { return c > 0x20 && c < 0x7F; });
  return refuse_unless(good, "must be 1 to 512 visible ASCII characters");
}

Refusal check_client_auth(std::string_view value) {
  return refuse_unless(value == "basic" || value == "post" || value == "none",
                       "must be \"basic\", \"post\" or \"none\"");
}

Refusal check_response_mode(std::string_view value) {
  return refuse_unless(value == "query" || value == "form_post", "must be \"query\" or \"form_post\"");
}

Refusal check_algorithm(std::string_view value) {
  return refuse_unless(jose::parse_algorithm(value).has_value(), "must be \"RS256\", \"ES256\" or \"EdDSA\"");
}

Refusal check_link_policy(std::string_view value) {
  return refuse_unless(value == "ask" || value == "automatic", "must be \"ask\" or \"automatic\"");
}

Refusal check_page_path(std::string_view value) {
  const bool good =
      has_prefix(value, "/") && value.size() <= 512 && !has_prefix(value, "//") && all_of(value, [](char c) {
        return is_ascii_alphanumeric(c) || c == '/' || c == '-' || c == '_' || c == '.' || c == '~' ||
               c == '*';
      });
  const auto star = value.find('*');
  return refuse_unless(good && (star == std::string_view::npos || star + 1 == value.size()),
                       "must be a path such as \"/signup\", with a \"*\" at most as its end");
}

Refusal check_sha256(std::string_view value) {
  const bool good =
      value.size() == 64 && all_of(value, [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); });
  return refuse_unless(good, "must be 64 lower-case hexadecimal digits: the SHA-256 of the secret key");
}

}  // namespace guichet::config
