#include "http/chunk_decoder.hpp"

#include <catch2/catch.hpp>
#include <optional>

using namespace guichet;
using namespace guichet::http;

namespace {

const std::string kMessage = "5;a=b\r\nhello\r\n00000006\r\n world\r\n0\r\n\r\n";

}  // namespace

TEST_CASE("chunks are joined, and what follows is left") {
  ChunkDecoder decoder(100);
  const std::string bytes = kMessage + "GET ";
  std::string_view rest = bytes;
  std::string body;
  CHECK(decoder.decode(rest, body) == ChunkDecoder::State::kComplete);
  CHECK(body == "hello world");
  CHECK(rest == "GET ");
}

TEST_CASE("any cut of a chunked body gives the same body") {
  for (std::size_t cut = 0; cut <= kMessage.size(); ++cut) {
    ChunkDecoder decoder(100);
    std::string body;
    std::string_view first = std::string_view(kMessage).substr(0, cut);
    std::string_view second = std::string_view(kMessage).substr(cut);
    decoder.decode(first, body);
    CHECK(first.empty());
    CHECK(decoder.decode(second, body) == ChunkDecoder::State::kComplete);
    CHECK(body == "hello world");
  }
}

TEST_CASE("every changed byte of the framing is refused or still waits") {
  for (const std::size_t position : {std::size_t{1}, std::size_t{5}, std::size_t{6}, std::size_t{12},
                                     std::size_t{13}, std::size_t{22}, std::size_t{23}, kMessage.size() - 1,
                                     kMessage.size() - 2, kMessage.size() - 3, kMessage.size() - 4}) {
    auto bytes = kMessage;
    bytes[position] = '\x01';
    CAPTURE(position);
    ChunkDecoder decoder(100);
    std::string_view rest = bytes;
    std::string body;
    REQUIRE(decoder.decode(rest, body) == ChunkDecoder::State::kRefused);
    CHECK(decoder.refusal() == Errc::kHttpBadRequest);
  }
}

TEST_CASE("the body's limit holds to the byte, before the data is taken") {
  const auto decode = [](std::size_t limit) {
    ChunkDecoder decoder(limit);
    std::string_view rest = kMessage;
    std::string body;
    const auto state = decoder.decode(rest, body);
    CHECK(body.size() <= limit);
    return state == ChunkDecoder::State::kRefused ? std::optional(decoder.refusal()) : std::nullopt;
  };
  CHECK_FALSE(decode(11));
  CHECK(decode(10) == Errc::kHttpBodyTooLarge);
  CHECK(decode(0) == Errc::kHttpBodyTooLarge);
}

TEST_CASE("a refused decoder stays refused") {
  ChunkDecoder decoder(100);
  std::string_view rest = "x";
  std::string body;
  REQUIRE(decoder.decode(rest, body) == ChunkDecoder::State::kRefused);
  rest = kMessage;
  CHECK(decoder.decode(rest, body) == ChunkDecoder::State::kRefused);
  CHECK(body.empty());
}
