#include "jose/key_set.hpp"

#include <algorithm>

#include "jose/public_key.hpp"

namespace guichet::jose {
namespace {

// Enough for keys that bring certificates and members of their own along.
constexpr std::size_t kMaxKeySetValues = kMaxKeys * 64;

// RFC 7518 section 6: what only a private or symmetric key has.
constexpr std::string_view kSecretMembers[] = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"};

bool has_secret(const Json& jwk) {
  return std::any_of(std::begin(kSecretMembers), std::end(kSecretMembers),
                     [&jwk](std::string_view name) { return find_member(jwk, name) != nullptr; });
}

bool may_verify(const Json& jwk) {
  if (find_member(jwk, "use") != nullptr && !has_text(jwk, "use", "sig")) return false;
  const Json* operations = find_member(jwk, "key_ops");
  if (operations == nullptr) return true;
  return operations->is_array() &&
         std::find(operations->begin(), operations->end(), "verify") != operations->end();
}

bool is_for(const Json& jwk, Algorithm algorithm) {
  const Json* own = find_member(jwk, "alg");
  if (own == nullptr) return true;
  return own->is_string() && parse_algorithm(own->get_ref<const std::string&>()) == algorithm;
}

}  // namespace

std::optional<VerificationKey> import_key(const Json& jwk) {
  if (!jwk.is_object() || has_secret(jwk) || !may_verify(jwk)) return std::nullopt;
  const Json* kid = find_member(jwk, "kid");
  if (kid != nullptr && !kid->is_string()) return std::nullopt;
  auto [algorithm, key] = read_public_key(jwk);
  if (!key || !is_for(jwk, algorithm)) return std::nullopt;
  return VerificationKey{algorithm, kid == nullptr ? std::string() : kid->get<std::string>(), std::move(key)};
}

Expected<KeySet, JoseErrc> parse_key_set(std::string_view text) {
  if (text.size() > kMaxKeySetBytes) return JoseErrc::kTooLong;
  const auto document = parse_json(text, kMaxKeySetValues);
  if (!document) return JoseErrc::kBadKeySet;
  const Json* entries = find_member(*document, "keys");
  if (entries == nullptr || !entries->is_array()) return JoseErrc::kBadKeySet;
  if (entries->size() > kMaxKeys) return JoseErrc::kTooManyKeys;
  KeySet set;
  for (const Json& entry : *entries) {
    if (auto key = import_key(entry)) {
      set.keys.push_back(*std::move(key));
    } else {
      ++set.skipped;
    }
  }
  return set;
}

}  // namespace guichet::jose
