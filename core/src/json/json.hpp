#pragma once

#include <cstddef>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "guichet/result.hpp"

namespace guichet {

using Json = nlohmann::json;  // objects are sorted by key, so that answers are equal byte for byte

inline constexpr std::size_t kMaxJsonDepth = 32;
inline constexpr std::size_t kMaxJsonValues = 4096;

// Reads one JSON document strictly (RFC 8259): UTF-8 without byte order mark, no key twice in an object, no
// NUL in a string, numbers within 64 bits or a finite double, at most kMaxJsonDepth levels and
// max_values values, nothing after the document.
Result<Json> parse_json(std::string_view text, std::size_t max_values = kMaxJsonValues);

// Compact text with sorted keys. Never fails: broken UTF-8 in a string is replaced.
std::string write_json(const Json& value);

// pointer + "/" + token, escaped as RFC 6901 asks.
std::string append_pointer(std::string_view pointer, std::string_view token);
std::string append_pointer(std::string_view pointer, std::size_t index);

// The member of an object, or nullptr when it is absent or the value is no object.
const Json* find_member(const Json& object, std::string_view name);

// An error when the value is no object or has a member that is not named.
Result<bool> require_members(const Json& value, std::string_view pointer,
                             std::initializer_list<std::string_view> allowed);

// An error when the value is no object, or its member "v" is not this version.
Result<bool> require_version(const Json& value, int version);

// The string member, its absence, or an error when it is there with another type or longer than max_bytes.
Result<std::optional<std::string>> optional_string(const Json& object, std::string_view name,
                                                   std::string_view pointer, std::size_t max_bytes);
Result<std::string> required_string(const Json& object, std::string_view name, std::string_view pointer,
                                    std::size_t max_bytes);

}  // namespace guichet
