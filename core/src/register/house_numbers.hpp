#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::address_register {

// One house number of a street: 30, or 30 with the suffix that stands at this place of the register's list of
// suffixes (1 is the first; 0 is none).
struct HouseNumberEntry {
  std::uint32_t value;
  std::uint32_t suffix;

  friend bool operator==(const HouseNumberEntry&, const HouseNumberEntry&) = default;
  friend bool operator<(const HouseNumberEntry& one, const HouseNumberEntry& other) {
    return one.value != other.value ? one.value < other.value : one.suffix < other.suffix;
  }
};

// The numbers of one street in about half a byte each: those without a suffix as a bit map or as differences,
// whichever is shorter, then the others. Takes them in any order, with repetitions.
std::string encode_house_numbers(std::vector<HouseNumberEntry> numbers);

// The numbers in ascending order. What is damaged ends the list.
std::vector<HouseNumberEntry> decode_house_numbers(std::string_view bytes);

}  // namespace guichet::address_register
