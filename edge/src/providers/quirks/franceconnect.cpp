#include "providers/quirks/franceconnect.hpp"

namespace guichet::login::franceconnect {

Json merge(const Json& answer) {
  Json claims = answer;
  const Json* names = find_member(answer, "given_name_array");
  if (names != nullptr && names->is_array() && !names->empty() && names->front().is_string()) {
    claims["given_name"] = names->front();
  }
  return claims;
}

}  // namespace guichet::login::franceconnect
