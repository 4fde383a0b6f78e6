#include "people/instant.hpp"

#include <catch2/catch.hpp>

using namespace guichet;
using people::instant_text;
using people::parse_instant;

TEST_CASE("instants are read with their offset and written in UTC") {
  const Millis instant = 1'795'428'000'000;
  CHECK(instant_text(instant) == "2026-11-23T10:00:00.000Z");
  for (const char* text :
       {"2026-11-23T10:00:00Z", "2026-11-23t11:00:00.000+01:00", "2026-11-23T04:30:00-05:30"}) {
    CAPTURE(text);
    CHECK(parse_instant(text) == instant);
  }
  CHECK(parse_instant("2026-11-23T10:00:00.1Z") == instant + 100);
  CHECK(parse_instant("2026-11-23T10:00:00.123456789Z") == instant + 123);
  CHECK(parse_instant("1970-01-01T00:00:00Z") == 0);
}

TEST_CASE("what is no instant is refused") {
  for (const char* text :
       {"", "2026-11-23", "2026-11-23T10:00:00", "2026-02-30T10:00:00Z", "2026-11-23T24:00:00Z",
        "2026-11-23 10:00:00Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00+01:00",
        "2026-11-23T10:00:00+24:00", "2026-11-23T10:00:00Z ", "\xC3\xA9"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_instant(text));
  }
}
