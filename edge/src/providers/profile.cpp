#include "providers/profile.hpp"

#include "providers/address.hpp"
#include "providers/mail_trust.hpp"
#include "providers/quirk.hpp"
#include "providers/value.hpp"

namespace guichet::login {
namespace {

// The document that has this claim, the signed one first; nullptr when neither has.
const Json* document_with(const std::string& pointer, const Json& id_token, const Json& userinfo) {
  for (const Json* document : {&id_token, &userinfo}) {
    if (find_claim(*document, pointer) != nullptr) return document;
  }
  return nullptr;
}

// The address and what vouches for it are read from one document.
void take_mail(const Provider& provider, const std::string& pointer, const Json& document, Person& person) {
  const Json* claim = find_claim(document, pointer);
  if (!claim->is_string() || !is_usable_address(claim->get_ref<const std::string&>())) return;
  person.values["email"] = claim->get<std::string>();
  person.mail = judge_mail(provider, document, person.values["email"]);
}

void take_values(const Provider& provider, const Json& id_token, const Json& userinfo, Person& person) {
  for (const auto& [field, pointer] : provider.claims) {
    const Json* document = document_with(pointer, id_token, userinfo);
    if (document == nullptr) continue;
    if (field == "email") {
      take_mail(provider, pointer, *document, person);
      continue;
    }
    std::string value = field_value(field, *find_claim(*document, pointer));
    if (!value.empty()) person.values[field] = std::move(value);
  }
}

// For forms with one field for the whole name.
void add_whole_name(Person& person) {
  const auto given = person.values.find("given-name");
  const auto family = person.values.find("family-name");
  if (person.values.count("name") > 0 || given == person.values.end() || family == person.values.end())
    return;
  person.values["name"] = given->second + " " + family->second;
}

}  // namespace

Person make_person(const Provider& provider, const Json& id_token_claims, const Json& userinfo) {
  Person person;
  person.provider = provider.id;
  const IdentityKey key = identity_key(provider, id_token_claims, userinfo);
  person.issuer = key.issuer;
  person.subject = key.subject;
  take_values(provider, id_token_claims, userinfo, person);
  add_whole_name(person);
  const Json* session = find_member(id_token_claims, "sid");
  if (session != nullptr && session->is_string()) person.session = session->get<std::string>();
  return person;
}

}  // namespace guichet::login
