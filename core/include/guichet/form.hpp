#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/result.hpp"

namespace guichet {

// Kinds of field, each with one way to check it.
enum class FieldKind { kEmail, kTel, kPersonName, kOrganizationName, kText };

// A field that this version knows, by its HTML autocomplete token.
struct FieldDescription {
  std::string_view token;
  FieldKind kind;
};

// The description of a token, or nullptr when it is not known.
const FieldDescription* find_field(std::string_view token);

// Largest value of a field, in bytes of UTF-8; a longer one is the finding form.too_long.
inline constexpr std::size_t kMaxValueBytes = 1024;

}  // namespace guichet
