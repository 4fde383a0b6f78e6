#include "people/email_address.hpp"

#include "crypto/blind_index.hpp"
#include "crypto/seal.hpp"
#include "guichet/email.hpp"
#include "json/json.hpp"
#include "store/accounts.hpp"

namespace guichet::people {
namespace {

constexpr std::string_view kEmail = "email";

std::string profile_email(const crypto::Keys& keys, const store::Account& account) {
  const auto text =
      crypto::open(keys, account.profile_sealed, {account.tenant, "account.profile", account.id});
  const auto profile = text ? parse_json(*text) : Result<Json>(Error{Errc::kJsonSyntax});
  const Json* email = profile ? find_member(*profile, kEmail) : nullptr;
  return email != nullptr && email->is_string() ? email->get<std::string>() : std::string();
}

}  // namespace

std::optional<EmailAddress> read_email(const crypto::Keys& keys, std::string_view tenant,
                                       std::string_view text) {
  const auto email = check_email(text).email;
  if (!email) return std::nullopt;
  return EmailAddress{email->ascii,
                      {std::string(tenant), std::string(kEmail),
                       crypto::blind_index(keys, tenant, kEmail, email->canonical)}};
}

store::Result<std::optional<Id>> find_account_of(store::Database& database, const store::ClaimKey& claim,
                                                 Millis now) {
  const auto claims = store::find_claims(database, claim);
  if (!claims) return claims.error();
  for (const store::Claim& each : *claims) {  // the verified one comes first
    if (each.is_verified || each.expires_at.value_or(0) > now) return std::optional(each.account_id);
  }
  return std::optional<Id>();
}

store::Result<std::optional<EmailAddress>> find_verified_email(store::Database& database,
                                                               const crypto::Keys& keys,
                                                               std::string_view tenant, const Id& id) {
  const auto account = store::find_account(database, tenant, id);
  if (!account) return account.error();
  if (!*account || !(*account)->is_verified) return std::optional<EmailAddress>();
  const auto address = read_email(keys, tenant, profile_email(keys, **account));
  if (!address) return std::optional<EmailAddress>();
  const auto claim = store::find_verified_claim(database, address->claim);
  if (!claim) return claim.error();
  if (!*claim || (*claim)->account_id != id) return std::optional<EmailAddress>();
  return address;
}

}  // namespace guichet::people
