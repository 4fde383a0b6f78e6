#include "register/house_numbers.hpp"

#include <catch2/catch.hpp>

using namespace guichet::address_register;

using Numbers = std::vector<HouseNumberEntry>;

TEST_CASE("house numbers are read as they were written, sorted and once each") {
  const auto numbers = GENERATE(values<Numbers>({
      {},
      {{1, 0}},
      {{1, 0}, {2, 0}, {3, 0}, {4, 0}},
      {{1, 0}, {9'999, 0}},
      {{7, 1}},
      {{7, 0}, {7, 1}, {7, 2}, {8, 0}},
      {{10, 0}, {20, 0}, {5'000, 3}},
  }));
  Numbers shuffled(numbers.rbegin(), numbers.rend());
  shuffled.insert(shuffled.end(), numbers.begin(), numbers.end());
  CHECK(decode_house_numbers(encode_house_numbers(shuffled)) == numbers);
}

TEST_CASE("a street with all its numbers takes a bit for each") {
  Numbers numbers;
  for (std::uint32_t i = 1; i <= 400; ++i) numbers.push_back({i, 0});
  CHECK(encode_house_numbers(numbers).size() < 60);
}

TEST_CASE("damaged bytes end the list and harm nothing") {
  const std::string bytes = encode_house_numbers({{1, 0}, {2, 0}, {50, 0}, {51, 2}});
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    CHECK(decode_house_numbers(std::string_view(bytes).substr(0, i)).size() <= 100);
    std::string damaged = bytes;
    damaged[i] = '\xFF';
    CHECK(decode_house_numbers(damaged).size() <= 1'000);
  }
}
