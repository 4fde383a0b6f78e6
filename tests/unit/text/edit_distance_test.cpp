#include "text/edit_distance.hpp"

#include <catch2/catch.hpp>
#include <string>

using guichet::edit_distance;

TEST_CASE("each kind of slip counts one") {
  CHECK(edit_distance("gmail", "gmail", 2) == 0);
  CHECK(edit_distance("gmail", "gmial", 2) == 1);
  CHECK(edit_distance("gmail", "gail", 2) == 1);
  CHECK(edit_distance("gmail", "gmaill", 2) == 1);
  CHECK(edit_distance("gmail", "gnail", 2) == 1);
  CHECK(edit_distance("ca", "abc", 3) == 3);  // optimal string alignment: no edit inside a swap
}

TEST_CASE("beyond the limit the answer is limit + 1") {
  CHECK(edit_distance("gmail", "hotmail", 2) == 3);
  CHECK(edit_distance("", "abcdef", 2) == 3);
  CHECK(edit_distance(std::string(65, 'a'), std::string(65, 'a'), 2) == 3);
  CHECK(edit_distance(std::string(64, 'a'), std::string(64, 'a'), 2) == 0);
}

TEST_CASE("the distance is symmetric") {
  for (const char* left : {"orange", "ornage", "roange"}) {
    for (const char* right : {"orange", "wanadoo", "oragne"}) {
      CHECK(edit_distance(left, right, 8) == edit_distance(right, left, 8));
    }
  }
}
