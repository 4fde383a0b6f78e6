#include "guichet/problem.hpp"

#include <catch2/catch.hpp>

using namespace guichet;

TEST_CASE("a problem document names code, place, status and words") {
  CHECK(problem_json(Error{Errc::kJsonDuplicateKey, "/a", 7}) ==
        R"({"code":"json.duplicate_key","offset":7,"pointer":"/a","status":400,)"
        R"("title":"An object has the same key twice.","type":"urn:guichet:error:json.duplicate_key","v":1})");
  CHECK(is_problem(problem_json(Error{Errc::kRequestTooLarge})));
  CHECK_FALSE(is_problem(R"({"findings":[]})"));
}
