#include "jose/base64url.hpp"

#include <catch2/catch.hpp>

using namespace guichet;
using namespace guichet::jose;

namespace {

bool is_refused(std::string_view text) { return !decode_base64url(text).has_value(); }

}  // namespace

TEST_CASE("base64url has the spellings of RFC 4648 section 10, without padding") {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : cases) {
    CHECK(encode_base64url(bytes_of(bytes)) == text);
    CHECK(text_of(decode_base64url(text).value()) == bytes);
  }
}

TEST_CASE("every byte comes back from base64url") {
  Bytes bytes;
  for (unsigned i = 0; i < 256; ++i) {
    bytes.push_back(static_cast<std::uint8_t>(255 - i));
    CHECK(decode_base64url(encode_base64url(bytes)) == bytes);
  }
  CHECK(encode_base64url(Bytes{0xFB, 0xEF, 0xFF}) == "--__");
}

TEST_CASE(
    "A35 base64 with padding, of the other alphabet, with white space or of an impossible length is "
    "refused") {
  CHECK(is_refused("Zg=="));
  CHECK(is_refused("Zm8="));
  CHECK(is_refused("++//"));
  CHECK(is_refused("Zm9v\n"));
  CHECK(is_refused(" Zm9v"));
  CHECK(is_refused("Zm 9v"));
  CHECK(is_refused(std::string_view("Zm9\0", 4)));
  CHECK(is_refused("Z"));
  CHECK(is_refused("A"));
  CHECK(is_refused("AAAAA"));
  CHECK(is_refused("Zm9vZ"));
  CHECK(is_refused("Zm9\xC3"));
}

TEST_CASE("A35 base64 whose unused bits are not zero is refused") {
  CHECK(is_refused("Zh"));
  CHECK(is_refused("Zv"));
  CHECK(is_refused("Zm9"));
  CHECK(is_refused("Zm-"));
  CHECK_FALSE(is_refused("Zg"));
  CHECK_FALSE(is_refused("Zm8"));
}
