#include "match/similarity.hpp"

#include <catch2/catch.hpp>

using namespace guichet::match;

TEST_CASE("Jaro-Winkler gives the values of Winkler's paper") {
  CHECK(jaro_winkler("martha", "marhta") == Approx(0.9611).margin(1e-4));
  CHECK(jaro_winkler("dwayne", "duane") == Approx(0.84).margin(1e-4));
  CHECK(jaro_winkler("dixon", "dicksonx") == Approx(0.8133).margin(1e-4));
  CHECK(jaro_winkler("abc", "xyz") == 0);
  CHECK(jaro_winkler("", "") == 1);
  CHECK(jaro_winkler("", "a") == 0);
  CHECK(jaro_winkler("a", "a") == 1);
}

TEST_CASE("Jaro-Winkler is the same in either order") {
  for (const auto& [left, right] : {std::pair("abcvwxyz", "cabvwxyz"), std::pair("jones", "johnson"),
                                    std::pair("aaab", "abaa"), std::pair("anne marie", "marianne")}) {
    CHECK(jaro_winkler(left, right) == jaro_winkler(right, left));
  }
}

TEST_CASE("one edit is an insertion, a deletion, a substitution or a swap") {
  for (const char* other : {"dupont", "dpont", "duupont", "dupond", "udpont", "duponts"}) {
    CAPTURE(other);
    CHECK(is_within_one_edit("dupont", other));
    CHECK(is_within_one_edit(other, "dupont"));
  }
  for (const char* other : {"dpnt", "dupo", "tnopud", "duponxx", ""}) {
    CAPTURE(other);
    CHECK_FALSE(is_within_one_edit("dupont", other));
  }
}

TEST_CASE("texts are alike by grades") {
  CHECK(compare_texts("villeneuve", "villeneuve", 0.9) == Likeness::kSame);
  CHECK(compare_texts("villeneuve", "vileneuve", 0.9) == Likeness::kOneSlip);
  CHECK(compare_texts("villeneuve", "vilenuve", 0.9) == Likeness::kTwoSlips);
  CHECK(compare_texts("villeneuve", "villenave", 0.9) == Likeness::kTwoSlips);
  CHECK(compare_texts("villeneuvedascq", "villeneuve", 0.9) == Likeness::kSimilar);
  CHECK(compare_texts("villeneuve", "marseille", 0.9) == Likeness::kDifferent);
  CHECK(compare_texts("li", "le", 0.9) == Likeness::kDifferent);
}
