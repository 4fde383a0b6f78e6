#include "wycheproof_vectors.hpp"

#include <fstream>
#include <sstream>

#include "jose/algorithm.hpp"

namespace guichet::bench {
namespace {

constexpr std::size_t kMaxValues = 1'000'000;

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
    if (jose::parse_algorithm(text(key, "alg"))) return true;
  return false;
}

bool is_encryption(const Json& group) { return group["tests"].front().contains("jwe"); }

}  // namespace

std::optional<Json> read_groups(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream content;
  content << file.rdbuf();
  auto document = parse_json(content.str(), kMaxValues);
  if (!document) return std::nullopt;
  return (*document)["testGroups"];
}

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

void score_tokens(const Json& groups, const Judge& judge, Score& score) {
  for (const Json& group : groups) {
    if (is_encryption(group)) {
      score.encrypted += group["tests"].size();
      continue;
    }
    const Json set = published(group);
    for (const Json& vector : group["tests"]) {
      const Json& token = vector["jws"];
      const std::string written = token.is_string() ? token.get<std::string>() : write_json(token);
      count(score, vector, is_in_scope(set), judge(written, write_json(set)));
    }
  }
}

std::string as_line(std::string_view file, std::string_view by, const Score& score) {
  return write_json(Json{{"file", file},
                         {"valid", score.valid},
                         {"accepted", score.accepted},
                         {"invalid", score.invalid},
                         {"refused", score.refused},
                         {"invalid_in_scope", score.invalid_in_scope},
                         {"either", score.either},
                         {"out_of_scope", score.out_of_scope},
                         {"out_of_scope_refused", score.out_of_scope_refused},
                         {"encrypted", score.encrypted},
                         {"by", by},
                         {"wrong", score.wrong}});
}

}  // namespace guichet::bench
