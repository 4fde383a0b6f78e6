#include "http/form_urlencoded.hpp"

#include <algorithm>
#include <optional>

#include "http/hexadecimal.hpp"
#include "text/utf8.hpp"

namespace guichet::http {
namespace {

std::optional<std::string> decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    if (text.size() - i < 3) return {};
    const int high = hexadecimal_value(text[i + 1]);
    const int low = hexadecimal_value(text[i + 2]);
    if (high < 0 || low < 0) return {};
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (find_invalid_utf8(decoded) || decoded.find('\0') != std::string::npos) return {};
  return decoded;
}

}  // namespace

Result<FormFields> parse_form_urlencoded(std::string_view body) {
  FormFields fields;
  for (std::size_t begin = 0; begin < body.size();) {
    const auto end = std::min(body.find('&', begin), body.size());
    const auto field = body.substr(begin, end - begin);
    begin = end + 1;
    if (field.empty()) continue;
    const auto equals = std::min(field.find('='), field.size());
    auto name = decode(field.substr(0, equals));
    auto value = decode(field.substr(std::min(equals + 1, field.size())));
    if (!name || !value || fields.size() == kMaxFormFields) return Error{Errc::kHttpBadRequest};
    fields.emplace_back(*std::move(name), *std::move(value));
  }
  return fields;
}

std::string form_field(std::string_view body, std::string_view name) {
  const auto fields = parse_form_urlencoded(body);
  if (!fields) return {};
  const auto is_it = [name](const auto& field) { return field.first == name; };
  const auto found = std::find_if(fields->begin(), fields->end(), is_it);
  const bool is_single = found != fields->end() && std::none_of(found + 1, fields->end(), is_it);
  return is_single ? found->second : std::string();
}

}  // namespace guichet::http
