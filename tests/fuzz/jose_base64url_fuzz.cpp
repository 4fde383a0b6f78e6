// A text is read if it is the one spelling of some bytes, and every byte sequence has one.
#include <cstdint>
#include <string_view>

#include "jose/base64url.hpp"
#include "properties.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guichet;
  const ByteView input(data, size);
  const std::string text = jose::encode_base64url(input);
  fuzz::require(text.size() == (size * 4 + 2) / 3, "a text is as long as its bytes ask for");
  fuzz::require(
      text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == text.npos,
      "a text has characters of the alphabet alone");
  fuzz::require(jose::decode_base64url(text) == Bytes(input.begin(), input.end()), "bytes come back");
  if (const auto bytes = jose::decode_base64url(text_of(input)))
    fuzz::require(jose::encode_base64url(*bytes) == text_of(input), "bytes have one spelling");
  return 0;
}
