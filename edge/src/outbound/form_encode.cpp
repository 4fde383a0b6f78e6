#include "outbound/form_encode.hpp"

#include "text/ascii.hpp"

namespace guichet::outbound {
namespace {

bool is_unreserved(char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

}  // namespace

std::string percent_encode(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(c)) out += c;
    else out.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
  }
  return out;
}

std::string encode_form(const Parameters& parameters) {
  std::string out;
  for (const auto& [name, value] : parameters) {
    out.append(out.empty() ? "" : "&").append(percent_encode(name)).append("=").append(percent_encode(value));
  }
  return out;
}

std::string with_query(std::string url, const Parameters& parameters) {
  if (parameters.empty()) return url;
  url += url.find('?') == std::string::npos ? '?' : '&';
  return url + encode_form(parameters);
}

}  // namespace guichet::outbound
