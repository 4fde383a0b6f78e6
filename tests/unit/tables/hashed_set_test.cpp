#include "tables/hashed_set.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using guichet::HashedSet;
using guichet::KeyHash;

namespace {

void append_word(std::string& bytes, std::uint64_t word) {
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(word >> shift & 0xFF);
}

// The layout once more, as the header describes it.
std::string pack(const std::vector<std::string>& keys) {
  std::vector<std::uint64_t> hashes;
  for (const std::string& key : keys) hashes.push_back(KeyHash().add(key).value());
  std::sort(hashes.begin(), hashes.end());
  std::string bytes;
  for (std::uint64_t bucket = 0; bucket < 256; ++bucket) {
    append_word(bytes, static_cast<std::uint64_t>(std::count_if(
                           hashes.begin(), hashes.end(), [=](std::uint64_t hash) { return hash >> 32 <= bucket; })));
  }
  for (const std::uint64_t hash : hashes) append_word(bytes, hash);
  return bytes;
}

std::vector<std::string> numbered(const std::string& prefix) {
  std::vector<std::string> keys;
  for (int i = 0; i < 2000; ++i) keys.push_back(prefix + std::to_string(i));
  return keys;
}

}  // namespace

TEST_CASE("the hash is FNV-1a, folded to 40 bits, as in the generator") {
  CHECK(KeyHash().value() == 0xE484E9D1B9);
  CHECK(KeyHash().add("mailinator.com").value() == 0xE6CE3AD4D9);
  CHECK(KeyHash().add("mailinator").add('.').add("com").value() == 0xE6CE3AD4D9);
}

TEST_CASE("every key of a set is found, and no other one") {
  const std::string bytes = pack(numbered("in"));
  const HashedSet set(bytes);
  CHECK(set.size() == 2000);
  for (const std::string& key : numbered("in")) CHECK(set.has(KeyHash().add(key)));
  for (const std::string& key : numbered("out")) CHECK_FALSE(set.has(KeyHash().add(key)));
}

TEST_CASE("bytes that are no set are an empty one") {
  const std::string bytes = pack(numbered("in"));
  for (const std::string& wrong : {std::string(), std::string(1, '\0'), std::string(1024, '\0'), std::string(1024, '\xFF'),
                                   bytes.substr(0, bytes.size() - 4), bytes + "1234"}) {
    const HashedSet set(wrong);
    CHECK(set.size() == 0);
    CHECK_FALSE(set.has(KeyHash().add("in1")));
  }
}

TEST_CASE("counts that contradict one another lead nowhere outside") {
  std::string bytes = pack(numbered("in"));
  for (std::size_t i = 0; i < 255 * 4; ++i) bytes[i] = '\xFF';
  const HashedSet set(bytes);
  for (const std::string& key : numbered("out")) CHECK_FALSE(set.has(KeyHash().add(key)));
}
