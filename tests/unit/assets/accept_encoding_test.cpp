#include "assets/accept_encoding.hpp"

#include <catch2/catch.hpp>

using namespace guichet::assets;

TEST_CASE("the best encoding is chosen by weight, then by ours") {
  const auto [header, wanted] = GENERATE(table<std::string, std::string>({
      {"", "identity"},
      {"gzip, deflate, br", "br"},
      {"gzip, deflate, br, zstd", "br"},
      {"gzip", "gzip"},
      {"GZip", "gzip"},
      {"deflate", "identity"},
      {"br;q=0.5, gzip", "gzip"},
      {"br;q=0.5, gzip;q=0.4", "br"},
      {"br;q=0, gzip;q=0", "identity"},
      {"br; q=0.001", "br"},
      {"br ; q=1.000 , gzip", "br"},
      {"*", "br"},
      {"*;q=0", "identity"},
      {"*;q=0.5, br;q=0", "gzip"},
      {"identity, gzip;q=0.5", "identity"},
      {"identity;q=0.5, gzip;q=0.5", "gzip"},
      {"identity;q=0, gzip", "gzip"},
      {"br;q=2, gzip", "gzip"},
      {"br;q=1.001, gzip", "gzip"},
      {"br;q=0.1234, gzip;q=0.1", "gzip"},
      {"br;q, gzip", "gzip"},
      {"br;level=9, gzip", "gzip"},
      {",,gzip,,", "gzip"},
  }));
  CAPTURE(header);
  CHECK(encoding_name(choose_encoding(header, {true, true, true})) == wanted);
}

TEST_CASE("only what is available is chosen") {
  CHECK(choose_encoding("br, gzip", {false, true, true}) == Encoding::kGzip);
  CHECK(choose_encoding("br, gzip", {false, false, true}) == Encoding::kIdentity);
  CHECK(choose_encoding("br;q=0, *;q=0", {true, true, true}) == Encoding::kIdentity);
}
