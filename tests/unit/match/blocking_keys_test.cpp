#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "match/blocking.hpp"
#include "people.hpp"

using namespace guichet::match;

namespace {

Profile full_person() {
  return make_person({{Token::kEmail, "dragon93@free.fr"},
                      {Token::kTel, "06 12 34 56 78"},
                      {Token::kGivenName, "Nadia"},
                      {Token::kFamilyName, "Perrin"},
                      {Token::kBirthDate, "1980-12-31"},
                      {Token::kAddressLine1, "12 rue des Lilas"},
                      {Token::kPostalCode, "69003"},
                      {Token::kCity, "Lyon"},
                      {Token::kBirthPlace, "Brest"}});
}

}  // namespace

TEST_CASE("an index has at most one key of a kind, in their order") {
  const auto keys = blocking_keys(full_person());
  CHECK(keys.size() == kFirstFileKind);
  for (std::size_t i = 0; i < keys.size(); ++i) CHECK(static_cast<std::size_t>(keys[i].kind) == i);
}

TEST_CASE("no key of an index is a name, a postcode or a birth date alone") {
  for (const Token token :
       {Token::kGivenName, Token::kFamilyName, Token::kBirthDate, Token::kPostalCode, Token::kCity}) {
    CAPTURE(token_name(token));
    CHECK(blocking_keys(make_person({{token, token == Token::kBirthDate ? "1980-12-31" : "69003"}})).empty());
  }
  CHECK(blocking_keys(make_person({})).empty());
}

TEST_CASE("names in each other's field share a key") {
  const auto keys_of = [](const char* given, const char* family) {
    std::set<std::string> texts;
    for (const Key& key :
         blocking_keys(make_person({{Token::kGivenName, given}, {Token::kFamilyName, family}}))) {
      if (key.kind == KeyKind::kBothNames) texts.insert(key.text);
    }
    return texts;
  };
  CHECK(keys_of("Nadia", "Perrin") == keys_of("Perrin", "Nadia"));
  CHECK(keys_of("Nadia", "Perrin") == keys_of("Nadya", "PERRINT"));
}

TEST_CASE("passes give each pair once, and none that shares no key") {
  const auto records = make_population(120, 3).records;
  std::vector<KeyHashes> keys;
  for (const Profile& record : records) keys.push_back(hash_keys(all_keys(view_of(record))));
  const std::vector<std::uint64_t> order(records.size());
  Blocking blocking(keys, order, {1000, 8});
  std::multiset<std::pair<std::uint32_t, std::uint32_t>> found;
  for (std::size_t kind = 0; kind < kFirstWideKind; ++kind) {
    const auto pass = blocking.make_pass(kind);
    for (const auto& block : pass.blocks) {
      blocking.each_pair(pass, block, [&](std::uint32_t left, std::uint32_t right) {
        found.emplace(std::min(left, right), std::max(left, right));
      });
    }
  }
  for (std::uint32_t left = 0; left < records.size(); ++left) {
    for (std::uint32_t right = left + 1; right < records.size(); ++right) {
      bool shares = false;
      for (std::size_t kind = 0; kind < kFirstWideKind; ++kind) {
        shares = shares || (keys[left][kind] != 0 && keys[left][kind] == keys[right][kind]);
      }
      REQUIRE(found.count({left, right}) == (shares ? 1 : 0));
    }
  }
}

TEST_CASE("of a key that is held by many, only neighbours are paired") {
  const std::size_t size = 300;
  std::vector<KeyHashes> keys(size);
  std::vector<std::uint64_t> order(size);
  for (std::size_t i = 0; i < size; ++i) {
    keys[i][0] = 7;
    order[i] = (i * 37) % size;
  }
  Blocking blocking(keys, order, {60, 8});
  const auto pass = blocking.make_pass(0);
  REQUIRE(pass.blocks.size() == 1);
  CHECK(pass.blocks[0].is_large);
  CHECK(blocking.large_blocks() == 1);
  std::size_t pairs = 0;
  blocking.each_pair(pass, pass.blocks[0], [&](std::uint32_t left, std::uint32_t right) {
    ++pairs;
    CHECK(std::max(order[left], order[right]) - std::min(order[left], order[right]) <= 8);
  });
  CHECK(pairs == 8 * size - 36);
}
