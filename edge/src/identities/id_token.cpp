#include "identities/id_token.hpp"

#include <array>

#include "crypto/ids.hpp"
#include "jose/compact_jws.hpp"
#include "people/email_address.hpp"

namespace guichet::identities {
namespace {

constexpr Millis kSecond = 1000;

std::string text_member(const Json& json, std::string_view name) {
  const Json* member = find_member(json, name);
  return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
}

bool is_current(const Json& claims, const Settings& settings, Millis now) {
  const Json* expiry = find_member(claims, "exp");
  return text_member(claims, "iss") == settings.public_url && expiry != nullptr &&
         expiry->is_number_integer() && expiry->get<std::int64_t>() * kSecond > now;
}

std::optional<Json> read_claims(const Settings& settings, std::string_view token) {
  if (!settings.signing_key) return std::nullopt;
  const auto key = jose::import_key(settings.signing_key->public_jwk());
  if (!key) return std::nullopt;
  static constexpr std::array kOffered{jose::Algorithm::kEs256};
  const auto verified = jose::verify_compact(token, jose::KeySet{{*key}, 0}, kOffered);
  if (!verified) return std::nullopt;
  auto claims = jose::parse_claims(verified->payload);
  if (!claims) return std::nullopt;
  return *std::move(claims);
}

}  // namespace

std::shared_ptr<const jose::SigningKey> make_signing_key(const crypto::Keys& keys) {
  auto key = jose::SigningKey::from_seed(keys.derived(crypto::Purpose::kIdTokenSigning));
  return key ? std::make_shared<const jose::SigningKey>(*std::move(key)) : nullptr;
}

store::Result<std::string> mint_id_token(store::Database& database, const crypto::Keys& keys,
                                         const Settings& settings, const store::Session& session,
                                         Millis now) {
  if (!session.account || !settings.signing_key) return std::string();
  const auto email = people::find_verified_email(database, keys, session.tenant, *session.account);
  if (!email) return email.error();
  Json claims{{"iss", settings.public_url},
              {"aud", session.site},
              {"sub", crypto::id_text(*session.account)},
              {"iat", now / kSecond},
              {"exp", (now + settings.id_token_lifetime) / kSecond},
              {"jti", crypto::id_text(crypto::new_id(now))},
              {"sid", crypto::id_text(session.id)},
              {"auth_time", session.signed_in_at / kSecond},
              {"idp", session.provider}};
  if (*email) claims.update(Json{{"email", (*email)->ascii}, {"email_verified", true}});
  return settings.signing_key->sign(claims);
}

store::Result<std::optional<Json>> verify_id_token(store::Database& database, const Settings& settings,
                                                   std::string_view tenant, std::string_view token,
                                                   Millis now) {
  auto claims = read_claims(settings, token);
  if (!claims || !is_current(*claims, settings, now)) return std::optional<Json>();
  const auto id = crypto::parse_id(text_member(*claims, "sid"));
  if (!id) return std::optional<Json>();
  const auto session = store::find_session_by_id(database, tenant, *id, now);
  if (!session) return session.error();
  const bool is_same =
      *session && (*session)->account && crypto::id_text(*(*session)->account) == text_member(*claims, "sub");
  return is_same ? std::move(claims) : std::optional<Json>();
}

Json public_keys(const Settings& settings) {
  Json keys = Json::array();
  if (settings.signing_key) keys.push_back(settings.signing_key->public_jwk());
  return {{"keys", keys}};
}

}  // namespace guichet::identities
