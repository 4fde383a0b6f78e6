#include "providers/quirks/x.hpp"

#include "providers/quirks/members.hpp"

namespace guichet::login::x {

Pairs query(const std::vector<std::string>& fields) {
  if (!has_field(fields, "email")) return {};
  return {{"user.fields", "confirmed_email"}};
}

Json merge(const Json& answer) {
  Json claims = Json::object();
  const Json* data = find_member(answer, "data");
  if (data == nullptr) return claims;
  take_id(*data, claims);
  take_text(*data, "name", claims, "name");
  take_text(*data, "confirmed_email", claims, "email");
  return claims;
}

}  // namespace guichet::login::x
