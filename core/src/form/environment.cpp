#include "form/environment.hpp"

namespace guichet::form {
namespace {

rules::Schema make_schema() {
  using rules::Type;
  return {
      {"form", Type::kString},          {"locale", Type::kString},        {"country", Type::kString},
      {"email", Type::kString},         {"email.domain", Type::kString},  {"email.provider", Type::kString},
      {"email.traits", Type::kStringList},
      {"tel", Type::kString},           {"tel.country", Type::kString},   {"tel.type", Type::kString},
      {"tel.valid", Type::kBoolean},    {"given-name", Type::kString},    {"family-name", Type::kString},
      {"name", Type::kString},          {"organization", Type::kString},  {"address-line1", Type::kString},
      {"address-line2", Type::kString}, {"address-line3", Type::kString}, {"street-address", Type::kString},
      {"postal-code", Type::kString},   {"bday", Type::kString},          {"address-level2", Type::kString},
      {"address-level1", Type::kString}, {"address-level3", Type::kString}, {"findings", Type::kStringList},
  };
}

}  // namespace

const rules::Schema& rule_schema() {
  static const rules::Schema schema = make_schema();
  return schema;
}

}  // namespace guichet::form
