#include "identities/person_text.hpp"

#include "crypto/blind_index.hpp"
#include "json/json.hpp"

namespace guichet::identities {
namespace {

// The length goes first, so that no two pairs are the same text.
std::string pair_text(std::string_view issuer, std::string_view name) {
  return std::to_string(issuer.size()) + ":" + std::string(issuer) + std::string(name);
}

std::string text_member(const Json& json, std::string_view name) {
  const Json* member = find_member(json, name);
  return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
}

login::MailTrust mail_trust(const Json& json) {
  const Json* member = find_member(json, "mail");
  const auto number = member != nullptr && member->is_number_integer() ? member->get<std::int64_t>() : 0;
  const bool is_known = number >= 0 && number <= static_cast<std::int64_t>(login::MailTrust::kAuthoritative);
  return is_known ? static_cast<login::MailTrust>(number) : login::MailTrust::kNone;
}

}  // namespace

std::string write_person(const login::Person& person) {
  return write_json(Json{{"provider", person.provider},
                         {"issuer", person.issuer},
                         {"subject", person.subject},
                         {"values", person.values},
                         {"mail", static_cast<int>(person.mail)},
                         {"session", person.session}});
}

std::optional<login::Person> read_person(std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return std::nullopt;
  login::Person person{text_member(*json, "provider"),
                       text_member(*json, "issuer"),
                       text_member(*json, "subject"),
                       {},
                       mail_trust(*json),
                       text_member(*json, "session")};
  if (person.issuer.empty() || person.subject.empty()) return std::nullopt;
  const Json* values = find_member(*json, "values");
  if (values == nullptr || !values->is_object()) return std::nullopt;
  for (const auto& [token, value] : values->items()) {
    if (value.is_string()) person.values[token] = value.get<std::string>();
  }
  return person;
}

Bytes32 identity_index(const crypto::Keys& keys, std::string_view tenant, std::string_view issuer,
                       std::string_view subject) {
  return crypto::blind_index(keys, tenant, "identity", pair_text(issuer, subject));
}

Bytes32 upstream_index(const crypto::Keys& keys, std::string_view tenant, std::string_view issuer,
                       std::string_view session) {
  return crypto::blind_index(keys, tenant, "upstream-session", pair_text(issuer, session));
}

}  // namespace guichet::identities
