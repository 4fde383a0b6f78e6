#include "register/street_block.hpp"

#include <algorithm>

namespace guichet::address_register {

void StreetBlockWriter::add(const std::vector<std::uint32_t>& words, std::uint32_t postal_code,
                            std::uint32_t former, std::string_view house_numbers) {
  const std::size_t count = std::min(words.size(), Street::kMaxWords);
  append_number(heads_, count);
  for (std::size_t i = 0; i < count; ++i) append_number(heads_, words[i]);
  append_number(heads_, postal_code);
  append_number(heads_, former);
  append_number(heads_, house_numbers.size());
  numbers_ += house_numbers;
  ++count_;
}

std::string StreetBlockWriter::finish() const {
  std::string block;
  append_number(block, count_);
  append_number(block, heads_.size());
  return block + heads_ + numbers_;
}

}  // namespace guichet::address_register
