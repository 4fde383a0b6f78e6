#include <algorithm>
#include <iterator>

#include "guichet/form.hpp"

namespace guichet {
namespace {

constexpr FieldDescription kFields[] = {
    {"email", FieldKind::kEmail},
    {"tel", FieldKind::kTel},
    {"given-name", FieldKind::kPersonName},
    {"family-name", FieldKind::kPersonName},
    {"name", FieldKind::kPersonName},
    {"organization", FieldKind::kOrganizationName},
    {"address-line1", FieldKind::kText},
    {"address-line2", FieldKind::kText},
    {"address-line3", FieldKind::kText},
    {"street-address", FieldKind::kText},
    {"postal-code", FieldKind::kText},
    {"address-level3", FieldKind::kText},
    {"address-level2", FieldKind::kText},
    {"address-level1", FieldKind::kText},
    {"country", FieldKind::kText},
    {"bday", FieldKind::kText},
};

}  // namespace

const FieldDescription* find_field(std::string_view token) {
  const auto* found = std::find_if(std::begin(kFields), std::end(kFields),
                                   [=](const FieldDescription& field) { return field.token == token; });
  return found == std::end(kFields) ? nullptr : found;
}

}  // namespace guichet
