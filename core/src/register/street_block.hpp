#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "register/bytes.hpp"

namespace guichet::address_register {

// A street of a commune, or that part of it that has one postal code and lies in one former commune.
struct Street {
  static constexpr std::size_t kMaxWords = 24;

  std::array<std::uint32_t, kMaxWords> words;  // places in the list of words
  std::size_t word_count = 0;
  std::uint32_t postal_code = 0;   // place among the codes of its commune
  std::uint32_t former = 0;        // 1 + place in the list of localities; 0 for none
  std::string_view house_numbers;  // see house_numbers.hpp
};

// Collects the streets of one commune.
class StreetBlockWriter {
 public:
  void add(const std::vector<std::uint32_t>& words, std::uint32_t postal_code, std::uint32_t former,
           std::string_view house_numbers);
  std::size_t size() const { return count_; }
  std::string finish() const;

 private:
  std::string heads_;
  std::string numbers_;
  std::size_t count_ = 0;
};

// Goes through the streets of one commune: the heads stand first, so that a search reads no numbers.
class StreetBlockReader {
 public:
  explicit StreetBlockReader(std::string_view block) : heads_(block) {
    count_ = heads_.number32();
    const std::uint64_t size = heads_.number();
    const std::string_view heads = heads_.bytes(size);
    numbers_ = ByteReader(heads_.rest());
    heads_ = ByteReader(heads);
    if (count_ > heads.size()) count_ = 0;
  }

  std::uint32_t count() const { return count_; }

  // Reads the next street; false at the end and where the block is damaged.
  bool next(Street& street) {
    if (read_ == count_) return false;
    ++read_;
    street.word_count = heads_.number32();
    if (street.word_count > Street::kMaxWords) return false;
    for (std::size_t i = 0; i < street.word_count; ++i) street.words[i] = heads_.number32();
    street.postal_code = heads_.number32();
    street.former = heads_.number32();
    street.house_numbers = numbers_.bytes(heads_.number());
    return heads_.is_good() && numbers_.is_good();
  }

 private:
  ByteReader heads_;
  ByteReader numbers_{{}};
  std::uint32_t count_ = 0;
  std::uint32_t read_ = 0;
};

}  // namespace guichet::address_register
