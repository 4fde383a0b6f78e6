#include "identities/situation.hpp"

#include "identities/person_text.hpp"
#include "store/claims.hpp"

namespace guichet::identities {
namespace {

// Gives what is known of the address, and who holds it.
store::Result<LocalMail> find_local(store::Database& database, Situation& situation, Millis now) {
  if (!situation.told.email) return LocalMail::kNobody;
  const auto claims = store::find_claims(database, situation.told.email->claim);
  if (!claims) return claims.error();
  LocalMail local = LocalMail::kNobody;
  for (const store::Claim& claim : *claims) {
    if (claim.is_verified) {
      situation.holder = claim.account_id;
      return LocalMail::kVerified;
    }
    if (claim.expires_at.value_or(0) > now) local = LocalMail::kUnverified;
  }
  return local;
}

}  // namespace

store::Result<Situation> find_situation(store::Database& database, const crypto::Keys& keys,
                                        const Settings& settings, std::string_view tenant,
                                        const login::Person& person, Millis now) {
  Situation situation;
  situation.told = told_address(keys, tenant, person);
  auto identity =
      store::find_identity(database, tenant, identity_index(keys, tenant, person.issuer, person.subject));
  if (!identity) return identity.error();
  situation.identity = *std::move(identity);
  const auto local = find_local(database, situation, now);
  if (!local) return local.error();
  situation.rule = linking_rule({settings.is_enabled(person.provider), situation.identity.has_value(), *local,
                                 situation.told.trust, settings.link});
  return situation;
}

}  // namespace guichet::identities
