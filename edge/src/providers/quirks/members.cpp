#include "providers/quirks/members.hpp"

#include <algorithm>

namespace guichet::login {

bool has_field(const std::vector<std::string>& fields, std::string_view token) {
  return std::find(fields.begin(), fields.end(), token) != fields.end();
}

void take_text(const Json& from, std::string_view name, Json& to, const char* claim) {
  const Json* value = find_member(from, name);
  if (value != nullptr && value->is_string()) to[claim] = *value;
}

void take_id(const Json& from, Json& to) {
  take_text(from, "id", to, "sub");
  const Json* id = find_member(from, "id");
  if (id == nullptr || !id->is_number_integer()) return;
  const bool is_negative = !id->is_number_unsigned() && id->get<std::int64_t>() < 0;
  if (!is_negative) to["sub"] = std::to_string(id->get<std::uint64_t>());
}

}  // namespace guichet::login
