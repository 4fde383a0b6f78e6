#include "text/word_list.hpp"

#include <catch2/catch.hpp>

using guichet::has_word;

TEST_CASE("whole words of a list are found") {
  constexpr std::string_view list = " mrs mr jean-luc ";
  for (const char* word : {"mr", "mrs", "jean-luc"}) CHECK(has_word(list, word));
  for (const char* word : {"", "m", "rs", "jean", "luc", "mrs mr", " ", " mr", "mr "})
    CHECK_FALSE(has_word(list, word));
  CHECK_FALSE(has_word("mr", "mr"));
  CHECK_FALSE(has_word("", "mr"));
}
