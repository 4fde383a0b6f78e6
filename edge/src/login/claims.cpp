#include "login/claims.hpp"

#include <algorithm>
#include <cmath>

namespace guichet::login {

std::optional<std::string> text_claim(const Json& claims, std::string_view name) {
  const Json* value = find_member(claims, name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return value->get<std::string>();
}

std::optional<std::int64_t> time_claim(const Json& claims, std::string_view name) {
  constexpr double kMost = 9007199254740992.0;
  const Json* value = find_member(claims, name);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  const double seconds = value->get<double>();
  if (!std::isfinite(seconds) || seconds < 0 || seconds > kMost) return std::nullopt;
  return static_cast<std::int64_t>(seconds);
}

bool has_issuer(const Json& claims, const std::vector<std::string>& issuers) {
  const auto issuer = text_claim(claims, "iss");
  return issuer && std::find(issuers.begin(), issuers.end(), *issuer) != issuers.end();
}

bool is_for(const Json& claims, std::string_view client_id) {
  const Json* audience = find_member(claims, "aud");
  if (audience == nullptr) return false;
  if (audience->is_array()) return audience->size() == 1 && (*audience)[0] == client_id;
  return audience->is_string() && *audience == client_id;
}

}  // namespace guichet::login
