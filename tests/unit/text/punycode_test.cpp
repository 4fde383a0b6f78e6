#include "text/punycode.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>

using namespace guichet;

namespace {

struct Sample {
  std::u32string label;
  std::string encoded;
};
const Sample kSamples[] = {
    // RFC 3492 section 7.1
    {U"bücher", "bcher-kva"},
    {U"他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"},
    {U"Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"},
    {U"なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"},
    {U"3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"},
    {U"-> $1.00 <-", "-> $1.00 <--"},
    {U"", ""},
};

}  // namespace

TEST_CASE("samples of RFC 3492 section 7.1, both ways") {
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.encoded);
    CHECK(encode_punycode(sample.label) == sample.encoded);
    CHECK((decode_punycode(sample.encoded) == sample.label));
  }
}

TEST_CASE("a label beyond 63 characters is refused") {
  CHECK_FALSE(encode_punycode(std::u32string(64, 'a')));
  CHECK(encode_punycode(std::u32string(63, 'a')));
  CHECK_FALSE(decode_punycode(std::string(64, 'a') + "-"));
  CHECK(decode_punycode(std::string(63, 'a') + "-"));
}

TEST_CASE("what is no Punycode is refused") {
  for (const char* text : {"\xC3\xA9", "b!", "bcher-kv", "99999999", "zzzzzzzzzzzzzz", "0", "-bcher"}) {
    CAPTURE(text);
    CHECK_FALSE(decode_punycode(text));
  }
}

TEST_CASE("each text that decodes is the one that its label encodes to") {
  constexpr char kDigits[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
  std::size_t decoded = 0;
  std::uint32_t state = 1;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int length = 1 + i % 12; length > 0; --length) {
      state = state * 1664525U + 1013904223U;
      text += kDigits[(state >> 16U) % 37];
    }
    const auto label = decode_punycode(text);
    if (!label) continue;
    ++decoded;
    CAPTURE(text);
    CHECK(encode_punycode(*label) == text);
  }
  CHECK(decoded > 1000);
}
