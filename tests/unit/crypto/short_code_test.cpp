#include "crypto/short_code.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "crypto/token.hpp"
#include "fixed_keys.hpp"

using namespace guichet;
using namespace guichet::crypto;

TEST_CASE("codes are 8 characters without look-alikes and do not repeat") {
  std::set<std::string> codes;
  std::set<char> used;
  for (int i = 0; i < 10000; ++i) {
    const std::string code = new_short_code();
    CHECK(code.size() == 8);
    used.insert(code.begin(), code.end());
    codes.insert(code);
  }
  CHECK(codes.size() >= 9999);
  CHECK(used.size() == 32);
  for (const char c : std::string("ILOU")) CHECK(used.count(c) == 0);
}

TEST_CASE("what people type for a code is understood") {
  CHECK(spaced_short_code("ABCDEFGH") == "ABCD-EFGH");
  for (const std::string typed : {"ABCD-EFGH", "abcdefgh", " abcd efgh ", "A-B-C-D-E-F-G-H"}) {
    CHECK(read_short_code(typed) == std::optional<std::string>("ABCDEFGH"));
  }
  CHECK(read_short_code("oO0-iIlL1") == std::optional<std::string>("00011111"));
  for (const std::string bad : {"", "ABCDEFG", "ABCDEFGHJ", "ABCDEFGU", "ABCD_EFGH", "ABCDEFG\xC3\xA9"}) {
    CHECK_FALSE(read_short_code(bad));
  }
}

TEST_CASE("B2 a code's hash depends on the key, the request and the code") {
  const Keys keys = fixed_keys();
  Bytes32 request{};
  request[0] = 1;
  const Bytes32 hash = short_code_hash(keys, request, "ABCDEFGH");
  CHECK(equal(hash, short_code_hash(fixed_keys(), request, "ABCDEFGH")));
  CHECK_FALSE(equal(hash, short_code_hash(fixed_keys(8), request, "ABCDEFGH")));
  CHECK_FALSE(equal(hash, short_code_hash(keys, Bytes32{}, "ABCDEFGH")));
  CHECK_FALSE(equal(hash, short_code_hash(keys, request, "ABCDEFGJ")));
}
