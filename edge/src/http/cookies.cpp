#include "http/cookies.hpp"

namespace guichet::http {

std::optional<std::string> find_cookie(const Request& request, std::string_view name) {
  std::optional<std::string> found;
  for (const Header& header : request.headers) {
    if (!equals_ignoring_case(header.name, "Cookie")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const std::string_view pair = trim_optional_space(rest.substr(0, rest.find(';')));
      rest.remove_prefix(std::min(rest.find(';'), rest.size() - 1) + 1);
      if (!pair.starts_with(name) || pair.substr(name.size(), 1) != "=") continue;
      if (found) return std::nullopt;
      found = pair.substr(name.size() + 1);
    }
  }
  return found;
}

void set_host_cookie(Response& response, std::string_view name, std::string_view value, std::int64_t max_age_seconds,
                     SameSite same_site) {
  std::string cookie(name);
  cookie.append("=").append(value).append("; Path=/; Secure; HttpOnly; Max-Age=").append(std::to_string(max_age_seconds));
  cookie.append(same_site == SameSite::kLax ? "; SameSite=Lax" : "; SameSite=None");
  response.add_header("Set-Cookie", std::move(cookie));
}

}  // namespace guichet::http
