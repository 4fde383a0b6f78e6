#include "form/complete.hpp"

#include "form/address_values.hpp"
#include "form/registered_address.hpp"
#include "form/request.hpp"
#include "french_address/street_line.hpp"
#include "register/french_addresses.hpp"

namespace guichet::form {
namespace {

using address_register::RegisteredAddress;

constexpr std::size_t kUsualLimit = 8;
constexpr std::size_t kLargestLimit = 20;
constexpr std::size_t kMaxToken = 32;

bool is_street(std::string_view field) { return field == "address-line1" || field == "street-address"; }

Result<std::size_t> parse_limit(const Json& request) {
  const Json* limit = find_member(request, "limit");
  if (limit == nullptr) return kUsualLimit;
  if (!limit->is_number_unsigned()) return Error{Errc::kRequestWrongType, "/limit"};
  const auto value = limit->get<std::size_t>();
  if (value < 1 || value > kLargestLimit) return Error{Errc::kRequestBadValue, "/limit"};
  return value;
}

// "Appt 4, " of "Appt 4, 3 pl du mar": what is typed beside the street stays in the field.
std::string before_street(std::string_view typed) {
  std::string before;
  for (const std::string& extra : french_address::split_street_lines({typed}).extras) before += extra + ", ";
  return before;
}

Json choice_to_json(std::string_view field, const RegisteredAddress& address, std::string_view typed) {
  Json values{{"postal-code", address.postal_code}, {"address-level2", address.city}};
  if (is_street(field))
    values[std::string(field)] =
        before_street(typed) + one_line({address.number, address.street, {}, {}, {}, {}});
  const std::string text =
      field == "address-level2" ? address.city + " (" + address.postal_code + ")" : one_line(address);
  return Json{{"text", text}, {"values", std::move(values)}};
}

std::vector<RegisteredAddress> choices(std::string_view field, const CheckRequest& request, std::size_t limit,
                                       const Services& services) {
  const std::string_view typed = usable_value(request, field);
  if (!is_street(field)) return address_register::complete_french_city(services, typed, limit);
  return address_register::complete_french_street(services, typed, usable_value(request, "postal-code"),
                                                  usable_value(request, "address-level2"), limit);
}

}  // namespace

Result<Json> complete(const Json& request, const Services& services) {
  if (auto known = require_members(request, "", {"v", "op", "field", "values", "limit"}); !known)
    return known.error();
  const auto field = required_string(request, "field", "", kMaxToken);
  if (!field) return field.error();
  if (!is_street(*field) && *field != "postal-code" && *field != "address-level2")
    return Error{Errc::kRequestUnknownField, "/field"};
  const auto limit = parse_limit(request);
  if (!limit) return limit.error();
  CheckRequest parsed;
  if (auto done = parse_values(request, parsed); !done) return done.error();
  Json array = Json::array();
  for (const RegisteredAddress& address : choices(*field, parsed, *limit, services))
    array.push_back(choice_to_json(*field, address, usable_value(parsed, *field)));
  return Json{{"v", 1}, {"op", "complete"}, {"field", *field}, {"choices", std::move(array)}};
}

}  // namespace guichet::form
