#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "french_address/spelling.hpp"
#include "french_address/street_type.hpp"
#include "register/commune_table.hpp"
#include "register/file_format.hpp"
#include "register/street_block.hpp"

namespace guichet::address_register {

// A register that is ready to be searched: the communes of a file with their streets. The file's bytes are not copied
// and must stay. Reading it never goes beyond them, whatever they are.
class Register {
 public:
  // A word of the register as french_address compares it.
  struct PreparedWord {
    std::uint32_t begin;         // of its text in the pool, its sound behind it
    std::uint8_t text_size;
    std::uint8_t sound_size;
    french_address::WordKind kind;
    french_address::StreetType type;  // if it may begin a street's name as its type
    french_address::Cost information;  // how much it says when a street has it: little for eglise
  };

  // Nothing when the file is none; see read_file for the reasons.
  static std::optional<Register> open(std::string_view file);

  const CommuneTable& communes() const { return communes_; }

  std::string label(const Street& street) const;
  std::string_view suffix(std::uint32_t place) const { return place > 0 && place <= suffixes_.size() ? suffixes_[place - 1] : std::string_view{}; }
  std::string_view locality(std::uint32_t place) const { return place > 0 && place <= localities_.size() ? localities_[place - 1] : std::string_view{}; }

  // How many streets have a word with this text, in any of its spellings; 0 when none has.
  std::uint32_t uses(std::string_view text) const;

  // The prepared word; nullptr for a place beyond the list, as a damaged file may hold.
  const PreparedWord* word(std::uint32_t place) const { return place < prepared_.size() ? &prepared_[place] : nullptr; }
  std::string_view text(const PreparedWord& word) const { return std::string_view(pool_).substr(word.begin, word.text_size); }
  std::string_view sound(const PreparedWord& word) const {
    return std::string_view(pool_).substr(word.begin + word.text_size, word.sound_size);
  }
  std::string_view written(std::uint32_t place) const { return place < words_.size() ? words_[place] : std::string_view{}; }

 private:
  void prepare_words(std::string_view uses);

  CommuneTable communes_;
  std::vector<std::string_view> words_;
  std::vector<std::string_view> suffixes_;
  std::vector<std::string_view> localities_;
  std::vector<PreparedWord> prepared_;
  std::string pool_;
  std::unordered_map<std::string_view, std::uint32_t> uses_;
};

}  // namespace guichet::address_register
