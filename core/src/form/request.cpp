#include "form/request.hpp"

#include "form/environment.hpp"
#include "text/sha256.hpp"

namespace guichet::form {
namespace {

constexpr std::size_t kMaxId = 64;
constexpr std::size_t kMaxLocale = 35;  // RFC 5646 4.4.1
constexpr std::size_t kMaxInstant = 40;

// The severities of codes.json are the default ruleset: its hash covers every code with its severity.
std::string default_ruleset_text() {
  std::string text;
  for (std::size_t i = 0; i < kCodeCount; ++i) {
    const auto code = static_cast<Code>(i);
    text += std::string(code_name(code)) + "=" + std::string(severity_name(default_severity(code))) + ";";
  }
  return text;
}

std::string hash_ruleset(const Json* own_rules) {
  static const std::string defaults = default_ruleset_text();
  return "sha256:" + sha256_hex(own_rules == nullptr ? defaults : defaults + write_json(*own_rules));
}

const std::string& default_ruleset_hash() {
  static const std::string hash = hash_ruleset(nullptr);
  return hash;
}

Result<Field> parse_field(std::string_view token, const Json& source, const std::string& pointer) {
  Field field{find_field(token), false};
  if (field.description == nullptr) return Error{Errc::kRequestUnknownField, pointer};
  if (auto known = require_members(source, pointer, {"required"}); !known) return known.error();
  if (const Json* required = find_member(source, "required")) {
    if (!required->is_boolean()) return Error{Errc::kRequestWrongType, append_pointer(pointer, "required")};
    field.is_required = required->get<bool>();
  }
  return field;
}

Result<bool> parse_fields(const Json& source, std::string_view pointer, Form& form) {
  const Json* fields = find_member(source, "fields");
  if (fields == nullptr) return true;
  const std::string place = append_pointer(pointer, "fields");
  if (!fields->is_object()) return Error{Errc::kRequestWrongType, place};
  form.fields.emplace();
  for (const auto& [token, description] : fields->items()) {
    auto field = parse_field(token, description, append_pointer(place, token));
    if (!field) return field.error();
    form.fields->push_back(*field);
  }
  return true;
}

Result<bool> parse_rules(const Json& source, std::string_view pointer, Form& form) {
  const Json* own_rules = find_member(source, "rules");
  if (own_rules == nullptr) {
    form.ruleset_hash = default_ruleset_hash();
    return true;
  }
  auto compiled = rules::compile_ruleset(*own_rules, append_pointer(pointer, "rules"), rule_schema());
  if (!compiled) return compiled.error();
  form.ruleset = *std::move(compiled);
  form.ruleset_hash = hash_ruleset(own_rules);
  return true;
}

Result<bool> require_form_fields(const CheckRequest& request) {
  if (!request.form.fields) return true;
  for (const auto& [token, value] : request.values) {
    const bool is_in_form =
        std::any_of(request.form.fields->begin(), request.form.fields->end(),
                    [&name = token](const Field& field) { return field.description->token == name; });
    if (!is_in_form) return Error{Errc::kRequestUnknownField, append_pointer("/values", token)};
  }
  return true;
}

}  // namespace

Result<bool> parse_values(const Json& request, CheckRequest& parsed) {
  const Json* values = find_member(request, "values");
  if (values == nullptr) return Error{Errc::kRequestMissingMember, "/values"};
  if (!values->is_object()) return Error{Errc::kRequestWrongType, "/values"};
  for (const auto& [token, value] : values->items()) {
    if (find_field(token) == nullptr) return Error{Errc::kRequestUnknownField, append_pointer("/values", token)};
    if (!value.is_string()) return Error{Errc::kRequestWrongType, append_pointer("/values", token)};
    parsed.values.emplace(token, value.get_ref<const std::string&>());
  }
  return true;
}

bool is_country_code(std::string_view text) {
  return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<Form> parse_form(const Json& source, std::string_view pointer) {
  if (auto known = require_members(source, pointer, {"id", "country", "locale", "fields", "rules"}); !known) {
    return known.error();
  }
  Form form;
  const auto id = optional_string(source, "id", pointer, kMaxId);
  if (!id) return id.error();
  const auto country = optional_string(source, "country", pointer, 2);
  if (!country) return country.error();
  if (*country && !is_country_code(**country)) return Error{Errc::kRequestBadValue, append_pointer(pointer, "country")};
  if (const auto locale = optional_string(source, "locale", pointer, kMaxLocale); !locale) return locale.error();
  form.id = id->value_or("");
  form.country = country->value_or("");
  if (auto done = parse_fields(source, pointer, form); !done) return done.error();
  if (auto done = parse_rules(source, pointer, form); !done) return done.error();
  return form;
}

Result<CheckRequest> parse_check_request(const Json& request) {
  if (auto known = require_members(request, "", {"v", "op", "form", "values", "locale", "now"}); !known) {
    return known.error();
  }
  CheckRequest parsed;
  const Json* form_source = find_member(request, "form");
  auto form = parse_form(form_source == nullptr ? Json::object() : *form_source, "/form");
  if (!form) return form.error();
  parsed.form = *std::move(form);
  const auto locale = optional_string(request, "locale", "", kMaxLocale);
  if (!locale) return locale.error();
  parsed.locale = locale->value_or("");
  if (const auto now = optional_string(request, "now", "", kMaxInstant); !now) return now.error();
  if (auto done = parse_values(request, parsed); !done) return done.error();
  if (auto done = require_form_fields(parsed); !done) return done.error();
  return parsed;
}

}  // namespace guichet::form
