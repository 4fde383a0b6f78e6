// Whatever verifies was signed: of the tokens that were not made here, only those whose header and payload a
// key of the provider signed. The input is a token; behind a # the number of a good token and changes to it,
// two bytes each (where, and what stands there then); or with a brace in front (but for white space) a
// header, which is signed.
#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "jose/base64url.hpp"
#include "jose/compact_jws.hpp"
#include "jose_fixed_keys.hpp"
#include "properties.hpp"

namespace {

using namespace guichet;
using fuzz::require;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Digesting = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

// A key whose signatures are always the same.
EVP_PKEY* ed25519() {
  static const Bytes32 secret{1, 2, 3};
  static const Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size()),
                       EVP_PKEY_free);
  return key.get();
}

std::string sign(const std::string& input) {
  const Digesting digesting(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::array<std::uint8_t, 64> signature{};
  std::size_t size = signature.size();
  const ByteView message = bytes_of(input);
  if (EVP_DigestSignInit(digesting.get(), nullptr, nullptr, nullptr, ed25519()) != 1 ||
      EVP_DigestSign(digesting.get(), signature.data(), &size, message.data(), message.size()) != 1)
    std::abort();
  return input + "." + jose::encode_base64url(signature);
}

jose::KeySet make_keys() {
  Bytes32 point{};
  std::size_t size = point.size();
  if (EVP_PKEY_get_raw_public_key(ed25519(), point.data(), &size) != 1) std::abort();
  const Json own{{"kty", "OKP"}, {"crv", "Ed25519"}, {"kid", "ed"}, {"x", jose::encode_base64url(point)}};
  std::string text = R"({"keys":[)";
  text.append(fuzz::kRsaKey)
      .append(",")
      .append(fuzz::kCurveKey)
      .append(",")
      .append(write_json(own))
      .append("]}");
  auto keys = jose::parse_key_set(text);
  if (!keys || keys->keys.size() != 3) std::abort();
  return *std::move(keys);
}

Expected<jose::VerifiedToken, jose::JoseErrc> verify(std::string_view token) {
  static const jose::KeySet keys = make_keys();
  return jose::verify_compact(token, keys, jose::kAllAlgorithms);
}

constexpr std::string_view kGood[] = {fuzz::kRsaToken, fuzz::kCurveToken, fuzz::kEmptyToken};

bool was_signed(std::string_view token) {
  const auto input_of = [](std::string_view whole) { return whole.substr(0, whole.rfind('.')); };
  for (const std::string_view good : kGood)
    if (input_of(good) == input_of(token)) return true;
  return false;
}

void check_token(std::string_view token) {
  const auto verified = verify(token);
  if (!verified) return;
  require(was_signed(token), "whatever verifies was signed");
  require(verified->header.is_object() && verified->header.contains("alg"), "a header says its algorithm");
}

void check_changes(std::string_view changes) {
  for (const std::string_view good : kGood) require(verify(good).has_value(), "the good tokens verify");
  if (changes.empty()) return;
  std::string token(kGood[static_cast<unsigned char>(changes.front()) % std::size(kGood)]);
  for (changes.remove_prefix(1); changes.size() >= 2; changes.remove_prefix(2)) {
    const std::size_t place = static_cast<unsigned char>(changes[0]) * token.size() / 256;
    token[place] = changes[1];
  }
  check_token(token);
}

// The signature is good: the header alone decides.
void check_header(const std::string& header) {
  const std::string payload = "any bytes";
  const std::string token =
      sign(jose::encode_base64url(bytes_of(header)) + "." + jose::encode_base64url(bytes_of(payload)));
  const auto verified = verify(token);
  const auto read = parse_json(header);
  const auto is_text = [&read](const char* name, std::string_view text) {
    return (*read)[name].is_string() && (*read)[name].get<std::string>() == text;
  };
  const bool is_strict = read && read->is_object() && !read->contains("crit") && !read->contains("b64");
  const bool is_right = is_strict && read->contains("alg") &&
                        (is_text("alg", "EdDSA") || is_text("alg", "Ed25519")) &&
                        (!read->contains("kid") || is_text("kid", "ed"));
  const bool fits = token.size() <= jose::kMaxTokenBytes;
  require(verified.has_value() == (is_right && fits), "a strict header of the key is taken, and no other");
  if (verified) require(verified->payload == payload, "the payload is what was signed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  check_token(input);
  if (input.rfind('#', 0) == 0) check_changes(std::string_view(input).substr(1));
  if (input.find('{') < 4) check_header(input);
  return 0;
}
