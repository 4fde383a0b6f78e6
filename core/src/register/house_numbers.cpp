#include "register/house_numbers.hpp"

#include <algorithm>

#include "register/bytes.hpp"

namespace guichet::address_register {
namespace {

constexpr std::uint32_t kLargest = 99'999;

std::string as_bits(const std::vector<std::uint32_t>& values) {
  const std::uint32_t first = values.front();
  std::string bits((values.back() - first) / 8 + 1, '\0');
  for (const std::uint32_t value : values) {
    char& byte = bits[(value - first) / 8];
    byte = static_cast<char>(byte | (1 << ((value - first) % 8)));
  }
  return bits;
}

std::string as_differences(const std::vector<std::uint32_t>& values) {
  std::string bytes;
  for (std::size_t i = 1; i < values.size(); ++i) append_number(bytes, values[i] - values[i - 1]);
  return bytes;
}

void read_bits(std::string_view bits, std::uint32_t first, std::vector<HouseNumberEntry>& numbers) {
  for (std::size_t i = 0; i < bits.size() * 8; ++i) {
    if ((static_cast<unsigned char>(bits[i / 8]) >> (i % 8)) & 1)
      numbers.push_back({first + static_cast<std::uint32_t>(i), 0});
  }
}

void read_differences(std::string_view bytes, std::uint32_t first, std::vector<HouseNumberEntry>& numbers) {
  numbers.push_back({first, 0});
  for (ByteReader reader(bytes); !reader.is_at_end();) {
    first += reader.number32();
    if (!reader.is_good() || first > kLargest) return;
    numbers.push_back({first, 0});
  }
}

// 0, or 1 + twice the length of what follows the first number, plus 1 for a bit map.
void append_plain(std::string& bytes, const std::vector<std::uint32_t>& values) {
  if (values.empty()) return append_number(bytes, 0);
  const std::string bits = as_bits(values);
  const std::string differences = as_differences(values);
  const bool is_bits = bits.size() < differences.size();
  const std::string& shorter = is_bits ? bits : differences;
  append_number(bytes, 1 + shorter.size() * 2 + (is_bits ? 1 : 0));
  append_number(bytes, values.front());
  bytes += shorter;
}

void read_plain(ByteReader& reader, std::vector<HouseNumberEntry>& numbers) {
  const std::uint64_t header = reader.number();
  if (header == 0) return;
  const std::uint32_t first = reader.number32();
  const std::string_view rest = reader.bytes((header - 1) / 2);
  if (!reader.is_good() || first > kLargest) return;
  if ((header - 1) % 2 == 1) {
    read_bits(rest, first, numbers);
  } else {
    read_differences(rest, first, numbers);
  }
}

}  // namespace

std::string encode_house_numbers(std::vector<HouseNumberEntry> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<std::uint32_t> plain;
  std::string suffixed;
  std::uint32_t previous = 0;
  for (const HouseNumberEntry& number : numbers) {
    if (number.suffix == 0) {
      plain.push_back(number.value);
      continue;
    }
    append_number(suffixed, number.value - previous);
    append_number(suffixed, number.suffix);
    previous = number.value;
  }
  std::string bytes;
  append_plain(bytes, plain);
  return bytes + suffixed;
}

std::vector<HouseNumberEntry> decode_house_numbers(std::string_view bytes) {
  std::vector<HouseNumberEntry> numbers;
  ByteReader reader(bytes);
  read_plain(reader, numbers);
  std::uint32_t value = 0;
  while (reader.is_good() && !reader.is_at_end()) {
    value += reader.number32();
    const std::uint32_t suffix = reader.number32();
    if (!reader.is_good() || value > kLargest) break;
    numbers.push_back({value, suffix});
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace guichet::address_register
