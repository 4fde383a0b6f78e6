#pragma once

#include <string>

#include "json/json.hpp"
#include "register/verdict.hpp"

namespace guichet::form {

// {"number", "street", "postal_code", "city", "insee"}, and "locality" where there is one.
inline Json registered_address_to_json(const address_register::RegisteredAddress& address) {
  Json json{{"number", address.number},
            {"street", address.street},
            {"postal_code", address.postal_code},
            {"city", address.city},
            {"insee", address.insee}};
  if (!address.locality.empty()) json["locality"] = address.locality;
  return json;
}

// "13 bis Impasse des Réfractaires, 32700 Lectoure", as far as the address goes.
inline std::string one_line(const address_register::RegisteredAddress& address) {
  const auto join = [](std::string_view one, std::string_view between, std::string_view other) {
    return std::string(one) + std::string(one.empty() || other.empty() ? "" : between) + std::string(other);
  };
  return join(join(address.number, " ", address.street), ", ", join(address.postal_code, " ", address.city));
}

}  // namespace guichet::form
