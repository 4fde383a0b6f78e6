#include "guichet/c_api.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <string>

#include "guichet/check.hpp"

extern "C" int guichet_c_api_works_from_c(void);

TEST_CASE("the header is C, and a C program can use it") { CHECK(guichet_c_api_works_from_c() == 1); }

TEST_CASE("the C API gives the bytes of call()") {
  const std::string request = R"({"v":1,"values":{"email":"a@gmial.com"}})";
  size_t length = 0;
  char* answer = guichet_call(request.data(), request.size(), &length);
  CHECK(std::string(answer, length) == guichet::call(request));
  CHECK(std::strlen(answer) == length);
  guichet_free(answer);
  guichet_free(nullptr);
}
