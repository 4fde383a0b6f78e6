#include "identities/records.hpp"

#include "common/instant_text.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "identities/person_text.hpp"

namespace guichet::identities {
namespace {

crypto::SealPlace subject_place(std::string_view tenant, const Id& id) {
  return {tenant, "account_identity.subject", id};
}

Json times_json(const store::Identity& identity) {
  return {{"provider", identity.provider},
          {"linked_at", instant_text(identity.linked_at)},
          {"last_used_at", instant_text(identity.last_used_at)}};
}

}  // namespace

store::Identity new_identity(const crypto::Keys& keys, std::string_view tenant, const Id& account,
                             const login::Person& person, Millis now) {
  const Id id = crypto::new_id(now);
  const std::string subject = write_json(Json{{"issuer", person.issuer}, {"subject", person.subject}});
  return {std::string(tenant),
          id,
          identity_index(keys, tenant, person.issuer, person.subject),
          account,
          person.provider,
          crypto::seal(keys, subject, subject_place(tenant, id)),
          now,
          now};
}

store::Result<Json> identities_json(store::Database& database, std::string_view tenant, const Id& account) {
  const auto identities = store::find_identities(database, tenant, account);
  if (!identities) return identities.error();
  Json list = Json::array();
  for (const store::Identity& identity : *identities) {
    list.push_back(times_json(identity));
    list.back()["id"] = crypto::id_text(identity.id);
  }
  return list;
}

store::Result<Json> identities_data(store::Database& database, const crypto::Keys& keys,
                                    std::string_view tenant, const Id& account) {
  const auto identities = store::find_identities(database, tenant, account);
  if (!identities) return identities.error();
  Json list = Json::array();
  for (const store::Identity& identity : *identities) {
    const auto text = crypto::open(keys, identity.subject_sealed, subject_place(tenant, identity.id));
    const auto subject = text ? parse_json(*text) : Result<Json>(Error{Errc::kJsonSyntax});
    if (!subject)
      return store::StoreError{store::StoreErrc::kCorrupt, "account_identity.subject does not open"};
    list.push_back(times_json(identity));
    list.back().update(*subject);
  }
  return list;
}

}  // namespace guichet::identities
