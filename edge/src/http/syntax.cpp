#include "http/syntax.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace guichet::http {
namespace {

bool is_port(std::string_view text) {
  return text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c); });
}

bool is_registered_name(std::string_view text) {
  const auto allowed = [](char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '.' || c == '_'; };
  return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), allowed);
}

bool is_bracketed_address(std::string_view text) {
  const auto allowed = [](char c) { return is_ascii_alphanumeric(c) || c == ':' || c == '.'; };
  return text.size() > 2 && text.size() <= 48 && text.front() == '[' && text.back() == ']' &&
         std::all_of(text.begin() + 1, text.end() - 1, allowed);
}

}  // namespace

bool is_token_character(char c) {
  return is_ascii_alphanumeric(c) ||
         (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

bool is_field_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

std::string_view trim_optional_space(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool equals_ignoring_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return to_ascii_lower(a) == to_ascii_lower(b); });
}

std::string_view take_list_element(std::string_view& rest) {
  const auto comma = rest.find(',');
  const auto element = rest.substr(0, comma);
  rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  return trim_optional_space(element);
}

bool is_host(std::string_view text) {
  const auto bracket = text.rfind(']');
  const auto colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const auto name = text.substr(0, colon);
  if (colon != std::string_view::npos && !is_port(text.substr(colon + 1))) return false;
  return is_registered_name(name) || is_bracketed_address(name);
}

}  // namespace guichet::http
