#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.hpp"

// The vectors of Wycheproof, read and scored. A vector is judged by its "result" alone.
namespace guichet::bench {

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

inline constexpr std::string_view kTokenFiles[] = {"json_web_signature_test.json", "json_web_key_test.json",
                                                   "json_web_crypto_test.json"};

// The groups of a file. Nothing when it cannot be read.
std::optional<Json> read_groups(const std::string& path);

std::string text(const Json& object, std::string_view name);

void count(Score& score, const Json& vector, bool is_in_scope, bool is_accepted);

// Whether a token verifies with a key set.
using Judge = std::function<bool(const std::string& token, const std::string& key_set)>;

void score_tokens(const Json& groups, const Judge& judge, Score& score);

// One line, by whom ("" for ours).
std::string as_line(std::string_view file, std::string_view by, const Score& score);

}  // namespace guichet::bench
