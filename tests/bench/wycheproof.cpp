// Puts the vectors of Wycheproof through the verifier of sign-in tokens and prints one JSON object for each
// file. A vector is judged by its "result" alone. usage: bench_wycheproof <folder with the files>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "jose/base64url.hpp"
#include "jose/compact_jws.hpp"
#include "jose/signature.hpp"

namespace {

using namespace guichet;
using namespace guichet::jose;

constexpr std::size_t kMaxValues = 1'000'000;

struct Score {
  std::size_t valid = 0;     // in scope
  std::size_t accepted = 0;  // of these
  std::size_t invalid = 0;
  std::size_t refused = 0;           // of these
  std::size_t invalid_in_scope = 0;  // with a key of an algorithm that is offered
  std::size_t either = 0;            // "acceptable": both answers are right
  std::size_t out_of_scope = 0;      // valid, but of an algorithm that is not offered
  std::size_t out_of_scope_refused = 0;
  std::size_t encrypted = 0;   // tokens (JWE), which are not read at all
  Json wrong = Json::array();  // the vectors that went wrong, by number
};

std::string text(const Json& object, std::string_view name) {
  const Json* member = find_member(object, name);
  return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
}

void count(Score& score, const Json& vector, bool is_in_scope, bool is_accepted) {
  const std::string result = text(vector, "result");
  if (result == "acceptable") {
    ++score.either;
    return;
  }
  const bool is_valid = result == "valid";
  if (is_valid && !is_in_scope) {
    ++score.out_of_scope;
    score.out_of_scope_refused += is_accepted ? 0 : 1;
    return;
  }
  ++(is_valid ? score.valid : score.invalid);
  if (!is_valid && is_in_scope) ++score.invalid_in_scope;
  if (is_accepted == is_valid) {
    ++(is_valid ? score.accepted : score.refused);
  } else {
    score.wrong.push_back(vector["tcId"]);
  }
}

// The key or key set of a group; the public half where there is one.
Json published(const Json& group) {
  const Json* half = find_member(group, "public");
  if (half == nullptr) half = find_member(group, "private");
  if (half == nullptr) return Json{{"keys", Json::array()}};
  if (half->contains("keys")) return *half;
  return Json{{"keys", Json::array({*half})}};
}

// By what the files say of the keys: one of an algorithm that the verifier offers.
bool is_in_scope(const Json& set) {
  for (const Json& key : set["keys"])
    if (parse_algorithm(text(key, "alg"))) return true;
  return false;
}

bool is_accepted(const Json& token, const Json& set) {
  const auto keys = parse_key_set(write_json(set));
  if (!keys) return false;
  const std::string written = token.is_string() ? token.get<std::string>() : write_json(token);
  return verify_compact(written, *keys, kAllAlgorithms).has_value();
}

bool is_encryption(const Json& group) { return group["tests"].front().contains("jwe"); }

void score_tokens(const Json& group, Score& score) {
  if (is_encryption(group)) {
    score.encrypted += group["tests"].size();
    return;
  }
  const Json set = published(group);
  for (const Json& vector : group["tests"])
    count(score, vector, is_in_scope(set), is_accepted(vector["jws"], set));
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

void score_raw(const Json& group, Score& score) {
  const auto key = import_key(raw_key(group));
  for (const Json& vector : group["tests"]) {
    const bool accepted = key && is_signed(*key, unhex(text(vector, "msg")), unhex(text(vector, "sig")));
    count(score, vector, true, accepted);
  }
}

std::optional<Json> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream content;
  content << file.rdbuf();
  auto document = parse_json(content.str(), kMaxValues);
  if (!document) return std::nullopt;
  return *std::move(document);
}

Json as_json(const std::string& file, const Score& score) {
  return Json{{"file", file},
              {"valid", score.valid},
              {"accepted", score.accepted},
              {"invalid", score.invalid},
              {"refused", score.refused},
              {"invalid_in_scope", score.invalid_in_scope},
              {"either", score.either},
              {"out_of_scope", score.out_of_scope},
              {"out_of_scope_refused", score.out_of_scope_refused},
              {"encrypted", score.encrypted},
              {"wrong", score.wrong}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: bench_wycheproof <folder>\n";
    return 2;
  }
  const std::pair<const char*, void (*)(const Json&, Score&)> files[] = {
      {"json_web_signature_test.json", score_tokens},
      {"json_web_key_test.json", score_tokens},
      {"json_web_crypto_test.json", score_tokens},
      {"ed25519_test.json", score_raw},
      {"ecdsa_secp256r1_sha256_p1363_test.json", score_raw},
      {"rsa_signature_2048_sha256_test.json", score_raw},
  };
  for (const auto& [name, score_group] : files) {
    const auto document = read(std::string(argv[1]) + "/" + name);
    if (!document) {
      std::cerr << "cannot be read: " << name << '\n';
      return 1;
    }
    Score score;
    for (const Json& group : (*document)["testGroups"]) score_group(group, score);
    std::cout << write_json(as_json(name, score)) << '\n';
  }
  return 0;
}
