// Puts the vectors of Wycheproof through the verifier of sign-in tokens and prints one JSON object for each
// file. usage: bench_wycheproof <folder with the files>
#include <iostream>
#include <string>

#include "jose/base64url.hpp"
#include "jose/compact_jws.hpp"
#include "jose/signature.hpp"
#include "wycheproof_vectors.hpp"

namespace {

using namespace guichet;
using namespace guichet::bench;
using namespace guichet::jose;

constexpr std::string_view kRawFiles[] = {"ed25519_test.json", "ecdsa_secp256r1_sha256_p1363_test.json",
                                          "rsa_signature_2048_sha256_test.json"};

bool is_accepted(const std::string& token, const std::string& key_set) {
  const auto keys = parse_key_set(key_set);
  return keys && verify_compact(token, *keys, kAllAlgorithms).has_value();
}

Bytes unhex(std::string_view digits) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes.push_back(static_cast<std::uint8_t>(std::stoul(std::string(digits.substr(i, 2)), nullptr, 16)));
  return bytes;
}

// As a JWK; the files have none for some points, which are then written from their coordinates.
Json raw_key(const Json& group) {
  for (const char* name : {"publicKeyJwk", "keyJwk"})
    if (const Json* jwk = find_member(group, name)) return *jwk;
  const Json& point = group["publicKey"];
  return Json{{"kty", "EC"},
              {"crv", "P-256"},
              {"x", encode_base64url(unhex(text(point, "wx")))},
              {"y", encode_base64url(unhex(text(point, "wy")))}};
}

void score_group(const Json& group, Score& score) {
  const auto key = import_key(raw_key(group));
  for (const Json& vector : group["tests"]) {
    const bool accepted = key && is_signed(*key, unhex(text(vector, "msg")), unhex(text(vector, "sig")));
    count(score, vector, true, accepted);
  }
}

void score_raw(const Json& groups, Score& score) {
  for (const Json& group : groups) score_group(group, score);
}

template <class Files, class ScoreFile>
bool run(const std::string& folder, const Files& files, ScoreFile score_file) {
  for (const std::string_view file : files) {
    const auto groups = read_groups(folder + "/" + std::string(file));
    if (!groups) {
      std::cerr << "cannot be read: " << file << '\n';
      return false;
    }
    Score score;
    score_file(*groups, score);
    std::cout << as_line(file, "", score) << '\n';
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: bench_wycheproof <folder>\n";
    return 2;
  }
  const auto tokens = [](const Json& groups, Score& score) { score_tokens(groups, is_accepted, score); };
  return run(argv[1], kTokenFiles, tokens) && run(argv[1], kRawFiles, score_raw) ? 0 : 1;
}
