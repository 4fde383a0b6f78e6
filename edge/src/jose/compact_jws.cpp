#include "jose/compact_jws.hpp"

#include <algorithm>

#include "jose/base64url.hpp"
#include "jose/signature.hpp"

namespace guichet::jose {
namespace {

struct Parts {
  Json header;
  Bytes payload;
  Bytes signature;
  std::string_view signed_text;  // header and payload as they came
};

std::optional<Json> parse_object(std::string_view text) {
  auto object = parse_json(text);
  if (!object || !object->is_object()) return std::nullopt;
  return *std::move(object);
}

// RFC 7515 section 7.1. An empty payload is one; an empty header or signature is not. A third dot is in the
// middle part, where it is no character of base64url.
std::optional<Parts> split(std::string_view token) {
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  if (first == last) return std::nullopt;
  const auto header = decode_base64url(token.substr(0, first));
  auto payload = decode_base64url(token.substr(first + 1, last - first - 1));
  auto signature = decode_base64url(token.substr(last + 1));
  if (!header || !payload || !signature || signature->empty()) return std::nullopt;
  auto object = parse_object(text_of(*header));
  if (!object) return std::nullopt;
  return Parts{*std::move(object), *std::move(payload), *std::move(signature), token.substr(0, last)};
}

Expected<Algorithm, JoseErrc> read_algorithm(const Json& header, std::span<const Algorithm> offered) {
  const Json* name = find_member(header, "alg");
  if (name == nullptr || !name->is_string()) return JoseErrc::kAlgorithmRefused;
  const auto algorithm = parse_algorithm(name->get_ref<const std::string&>());
  if (!algorithm) return JoseErrc::kAlgorithmRefused;
  if (std::find(offered.begin(), offered.end(), *algorithm) == offered.end())
    return JoseErrc::kAlgorithmRefused;
  return *algorithm;
}

// The one key of that algorithm, and of the header's kid if it has one.
Expected<const VerificationKey*, JoseErrc> find_key(const Json& header, Algorithm algorithm,
                                                    const KeySet& keys) {
  const Json* kid = find_member(header, "kid");
  if (kid != nullptr && !kid->is_string()) return JoseErrc::kMalformed;
  const VerificationKey* found = nullptr;
  for (const VerificationKey& key : keys.keys) {
    if (key.algorithm != algorithm) continue;
    if (kid != nullptr && (key.kid.empty() || *kid != key.kid)) continue;
    if (found != nullptr) return JoseErrc::kAmbiguousKey;
    found = &key;
  }
  if (found == nullptr) return JoseErrc::kUnknownKey;
  return found;
}

}  // namespace

Expected<VerifiedToken, JoseErrc> verify_compact(std::string_view token, const KeySet& keys,
                                                 std::span<const Algorithm> offered) {
  if (token.size() > kMaxTokenBytes) return JoseErrc::kTooLong;
  auto parts = split(token);
  if (!parts) return JoseErrc::kMalformed;
  if (parts->header.contains("crit") || parts->header.contains("b64")) return JoseErrc::kCriticalHeader;
  const auto algorithm = read_algorithm(parts->header, offered);
  if (!algorithm) return algorithm.error();
  const auto key = find_key(parts->header, *algorithm, keys);
  if (!key) return key.error();
  if (!is_signed(**key, bytes_of(parts->signed_text), parts->signature)) return JoseErrc::kBadSignature;
  return VerifiedToken{std::move(parts->header), std::string(text_of(parts->payload))};
}

Expected<Json, JoseErrc> parse_claims(std::string_view payload) {
  auto claims = parse_object(payload);
  if (!claims) return JoseErrc::kMalformed;
  return *std::move(claims);
}

}  // namespace guichet::jose
