#include "form/address_layout.hpp"

#include "form/french_address.hpp"
#include "form/request.hpp"
#include "guichet/address.hpp"

namespace guichet::form {
namespace {

constexpr std::size_t kMaxLocale = 35;  // RFC 5646 4.4.1

std::string label_key(const AddressField& field) {
  const std::string key = "field." + std::string(field.token);
  return field.kind.empty() ? key : key + "." + std::string(field.kind);
}

Json field_to_json(const AddressField& field, std::string_view postal_code_example) {
  Json json{{"field", field.token},
            {"label", label_key(field)},
            {"row", field.row},
            {"required", field.is_required},
            {"upper", field.is_upper}};
  if (field.token == "postal-code" && !postal_code_example.empty()) json["example"] = postal_code_example;
  return json;
}

}  // namespace

Result<Json> answer_address_layout(const Json& request) {
  if (auto known = require_members(request, "", {"v", "op", "country", "locale"}); !known)
    return known.error();
  const auto country = optional_string(request, "country", "", 2);
  if (!country) return country.error();
  const std::string code = country->value_or("");
  if (!code.empty() && !is_country_code(code)) return Error{Errc::kRequestBadValue, "/country"};
  const auto locale = optional_string(request, "locale", "", kMaxLocale);
  if (!locale) return locale.error();
  const AddressLayout layout = address_layout(code, locale->value_or(""));
  Json fields = Json::array();
  for (const AddressField& field : layout.fields)
    fields.push_back(field_to_json(field, layout.postal_code_example));
  Json answer{{"v", 1},
              {"op", "address_layout"},
              {"country", code},
              {"known", layout.known},
              {"fields", std::move(fields)}};
  if (layout.known && is_in_french_register(code)) answer["completes"] = true;
  if (code.empty()) answer["countries"] = address_countries();
  return answer;
}

}  // namespace guichet::form
