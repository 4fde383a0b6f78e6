#include "providers/quirks/apple.hpp"

#include "providers/quirks/members.hpp"

namespace guichet::login::apple {
namespace {

constexpr std::string_view kAudience = "https://appleid.apple.com";
constexpr Millis kLifetime = 5LL * 60 * 1000;

}  // namespace

std::string client_secret(const Provider& provider, Millis now) {
  if (!provider.secret_key) return {};
  const Json claims{{"iss", provider.team_id},
                    {"iat", now / 1000},
                    {"exp", (now + kLifetime) / 1000},
                    {"aud", kAudience},
                    {"sub", provider.client_id}};
  return provider.secret_key->sign(claims, "");
}

Json posted_user(std::string_view user_json) {
  constexpr std::size_t kMaxUser = 4096;
  Json claims = Json::object();
  if (user_json.size() > kMaxUser) return claims;
  const auto user = parse_json(user_json);
  const Json* name = user ? find_member(*user, "name") : nullptr;
  if (name == nullptr) return claims;
  take_text(*name, "firstName", claims, "given_name");
  take_text(*name, "lastName", claims, "family_name");
  return claims;
}

bool supports_nonce(const Json& claims) {
  const Json* support = find_member(claims, "nonce_supported");
  if (support == nullptr) return true;
  if (support->is_string()) return support->get_ref<const std::string&>() != "false";
  return !support->is_boolean() || support->get<bool>();
}

}  // namespace guichet::login::apple
