// A key set may be anything: what is taken of it are public keys that may verify, and a bad key beside a good
// one takes nothing away. The input is a document, and one key of a set of three.
#include <algorithm>
#include <cstdint>
#include <string>

#include "jose/compact_jws.hpp"
#include "jose/signature.hpp"
#include "jose_fixed_keys.hpp"
#include "properties.hpp"

namespace {

using namespace guichet;
using fuzz::require;

bool is_text(const Json& jwk, std::string_view name, std::string_view text) {
  const Json* member = find_member(jwk, name);
  return member != nullptr && member->is_string() && member->get_ref<const std::string&>() == text;
}

std::string_view kind_of(jose::Algorithm algorithm) {
  static constexpr std::string_view kKinds[] = {"RSA", "EC", "OKP"};
  return kKinds[static_cast<std::size_t>(algorithm)];
}

void check_key(const jose::VerificationKey& key) {
  require(key.key != nullptr, "a key is there");
  for (const std::size_t length : {0U, 1U, 64U, 256U})
    require(!jose::is_signed(key, bytes_of("a message"), Bytes(length, 0x5A)), "no constant is a signature");
}

void check_import(const Json& jwk) {
  const auto key = jose::import_key(jwk);
  if (!key) return;
  check_key(*key);
  require(is_text(jwk, "kty", kind_of(key->algorithm)), "a key has the algorithm of its kind");
  require(!jwk.contains("d") && !jwk.contains("k"), "a key is public");
  require(!jwk.contains("use") || is_text(jwk, "use", "sig"), "a key is for signatures");
  const Json* operations = find_member(jwk, "key_ops");
  require(operations == nullptr || std::count(operations->begin(), operations->end(), "verify") > 0,
          "a key may verify");
}

void check_set(std::string_view text) {
  const auto set = jose::parse_key_set(text);
  if (!set) return;
  const auto document = parse_json(text, 1'000'000);
  require(document && (*document)["keys"].is_array(), "a set has keys");
  require(set->keys.size() + set->skipped == (*document)["keys"].size(), "every key is taken or skipped");
  require(set->keys.size() <= jose::kMaxKeys, "keys are few");
  for (const jose::VerificationKey& key : set->keys) check_key(key);
  for (const Json& jwk : (*document)["keys"]) check_import(jwk);
}

void check_neighbours(const Json& jwk) {
  std::string text = R"({"keys":[)";
  text.append(fuzz::kRsaKey)
      .append(",")
      .append(write_json(jwk))
      .append(",")
      .append(fuzz::kCurveKey)
      .append("]}");
  const auto set = jose::parse_key_set(text);
  require(set.has_value(), "a bad key does not spoil the set");
  require(set->keys.size() + set->skipped == 3, "the good keys are kept");
  const bool has_equal_kid = is_text(jwk, "kid", "rs") || is_text(jwk, "kid", "es");
  for (const std::string_view token : {fuzz::kRsaToken, fuzz::kCurveToken}) {
    require(has_equal_kid || jose::verify_compact(token, *set, jose::kAllAlgorithms).has_value(),
            "the good keys still verify");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  check_set(input);
  const auto jwk = parse_json(input);
  if (!jwk || jwk->is_structured() != jwk->is_object()) return 0;
  if (write_json(*jwk).size() < 8192) check_neighbours(*jwk);
  check_import(*jwk);
  return 0;
}
