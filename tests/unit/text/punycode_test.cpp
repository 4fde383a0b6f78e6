#include "text/punycode.hpp"

#include <catch2/catch.hpp>
#include <string>

using guichet::encode_punycode;

TEST_CASE("samples of RFC 3492 section 7.1") {
  CHECK(encode_punycode("bücher") == "bcher-kva");
  CHECK(encode_punycode("他们为什么不说中文") == "ihqwcrb4cv8a8dqg056pqjye");
  CHECK(encode_punycode("Pročprostěnemluvíčesky") == "Proprostnemluvesky-uyb24dma41a");
  CHECK(encode_punycode("なぜみんな日本語を話してくれないのか") == "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa");
  CHECK(encode_punycode("3年B組金八先生") == "3B-ww4c5e180e575a65lsy2b");
}

TEST_CASE("a label beyond 63 characters is refused") {
  CHECK_FALSE(encode_punycode(std::string(64, 'a')));
  CHECK(encode_punycode(std::string(63, 'a')));
}
