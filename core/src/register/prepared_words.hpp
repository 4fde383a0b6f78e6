#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "french_address/spelling.hpp"
#include "french_address/street_type.hpp"
#include "text/string_set.hpp"

namespace guichet::address_register {

// A word of the register as french_address compares it.
struct PreparedWord {
  std::string_view written;
  std::string_view text;
  std::string_view sound;
  french_address::WordKind kind;
  french_address::StreetType type;   // if it may begin a street's name as its type
  french_address::Cost information;  // how much it says when a street has it: little for eglise
};

// All words of a register's streets. They are prepared when the register is built, so that opening it costs
// nothing.
class PreparedWords {
 public:
  // What `read` reads, from the words and how many streets have each.
  static std::string write(const std::vector<std::string_view>& words,
                           const std::vector<std::uint32_t>& uses);

  // False when the bytes are not what write gives. They must stay.
  bool read(std::string_view bytes);

  std::size_t size() const { return words_.size(); }

  // nullptr for a place beyond the list, as a damaged file may hold.
  const PreparedWord* find(std::uint32_t place) const {
    return place < words_.size() ? &words_[place] : nullptr;
  }

  // How much it says that a street has a word with this text; kUnheard where none has.
  french_address::Cost information(std::string_view text) const;
  static constexpr french_address::Cost kUnheard = 2'000;

 private:
  std::vector<PreparedWord> words_;
  StringSet texts_;
};

}  // namespace guichet::address_register
