#include "form/format.hpp"

#include "form/request.hpp"
#include "guichet/form.hpp"
#include "guichet/phone.hpp"

namespace guichet::form {
namespace {

// Both in bytes of well-formed UTF-8.
bool is_border(std::string_view value, std::size_t position) {
  return position == value.size() ||
         (position < value.size() && (static_cast<unsigned char>(value[position]) & 0xC0U) != 0x80U);
}

}  // namespace

Result<Json> format(const Json& request) {
  if (auto known = require_members(request, "", {"v", "op", "field", "value", "country", "caret"}); !known) {
    return known.error();
  }
  const auto field = required_string(request, "field", "", kMaxValueBytes);
  if (!field) return field.error();
  if (*field != "tel") return Error{Errc::kRequestUnknownField, "/field"};
  const auto value = required_string(request, "value", "", kMaxValueBytes);
  if (!value) return value.error();
  const auto country = optional_string(request, "country", "", 2);
  if (!country) return country.error();
  if (*country && !is_country_code(**country)) return Error{Errc::kRequestBadValue, "/country"};
  const Json* caret = find_member(request, "caret");
  if (caret == nullptr) return Error{Errc::kRequestMissingMember, "/caret"};
  if (!caret->is_number_unsigned()) return Error{Errc::kRequestWrongType, "/caret"};
  const auto position = caret->get<std::size_t>();
  if (!is_border(*value, position)) return Error{Errc::kRequestBadValue, "/caret"};
  const FormattedPhone formatted = format_phone_as_you_type(*value, country->value_or(""), position);
  return Json{{"v", 1}, {"value", formatted.text}, {"caret", formatted.caret}};
}

}  // namespace guichet::form
