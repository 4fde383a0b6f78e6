#include "text/phonex.hpp"

#include <catch2/catch.hpp>

using guichet::phonex;

// Worked out by hand from the steps of the paper.
TEST_CASE("words give the keys of Phonex") {
  CHECK(phonex("dupont") == "tut1");
  CHECK(phonex("dupond") == "tut1");
  CHECK(phonex("lefevre") == "lefefre");
  CHECK(phonex("martin") == "nort4");
  CHECK(phonex("chauvin") == "5of4");
  CHECK(phonex("schneider") == "5nytyr");
  CHECK(phonex("rousseau") == "r3so");
  CHECK(phonex("poirier") == "t2riyr");
  CHECK(phonex("quentin") == "k1t4");
  CHECK(phonex("pascal") == "toskol");
  CHECK(phonex("lucille") == "lusile");
  CHECK(phonex("basile") == "fozile");
  CHECK(phonex("hugo") == "uko");
}

TEST_CASE("what is not a letter is skipped, and one letter stays") {
  CHECK(phonex("jean-pierre") == phonex("jeanpierre"));
  CHECK(phonex("t") == "t");
  CHECK(phonex("123") == "");
  CHECK(phonex("\xE6\x9D\x8E") == "");
}
