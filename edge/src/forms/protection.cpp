#include "forms/protection.hpp"

#include <algorithm>
#include <optional>

namespace guichet::forms {
namespace {

constexpr std::size_t kMaxName = 64;
constexpr std::int64_t kMaxSeconds = 600;
constexpr std::int64_t kMaxBits = 24;  // a phone takes tens of seconds for that many

bool is_field_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

Result<std::uint32_t> read_number(const Json& json, std::string_view name, std::int64_t most) {
  const Json* member = find_member(json, name);
  if (member == nullptr) return std::uint32_t{0};
  const std::string pointer = append_pointer("/protection", name);
  if (!member->is_number_integer()) return Error{Errc::kRequestWrongType, pointer};
  const auto number = member->get<std::int64_t>();
  if (number < 0 || number > most) return Error{Errc::kRequestBadValue, pointer};
  return static_cast<std::uint32_t>(number);
}

Result<std::string> read_honeypot(const Json& json, const Json& fields) {
  const auto name = optional_string(json, "honeypot", "/protection", kMaxName);
  if (!name) return name.error();
  if (!*name) return std::string();
  const bool is_usable = is_field_name(**name) && find_member(fields, **name) == nullptr;
  if (!is_usable) return Error{Errc::kRequestBadValue, "/protection/honeypot"};
  return **name;
}

}  // namespace

Result<Protection> parse_protection(const Json& json, const Json& fields) {
  if (auto known = require_members(json, "/protection", {"honeypot", "minimum_seconds", "proof_of_work"});
      !known) {
    return known.error();
  }
  const auto honeypot = read_honeypot(json, fields);
  if (!honeypot) return honeypot.error();
  const auto seconds = read_number(json, "minimum_seconds", kMaxSeconds);
  if (!seconds) return seconds.error();
  const auto bits = read_number(json, "proof_of_work", kMaxBits);
  if (!bits) return bits.error();
  return Protection{*honeypot, *seconds, *bits};
}

Json protection_json(const Protection& protection) {
  Json json = Json::object();
  if (!protection.honeypot.empty()) json["honeypot"] = protection.honeypot;
  if (protection.minimum_seconds > 0) json["minimum_seconds"] = protection.minimum_seconds;
  if (protection.proof_of_work > 0) json["proof_of_work"] = protection.proof_of_work;
  return json;
}

}  // namespace guichet::forms
