#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "register/commune_table.hpp"
#include "register/file_format.hpp"
#include "register/prepared_words.hpp"
#include "register/street_block.hpp"

namespace guichet::address_register {

// A register that is ready to be searched: the communes of a file with their streets. The file's bytes are
// not copied and must stay. Reading it never goes beyond them, whatever they are.
class Register {
 public:
  // Nothing when the file is none; see read_file for the reasons.
  static std::optional<Register> open(std::string_view file);

  const CommuneTable& communes() const { return communes_; }

  std::string label(const Street& street) const;
  std::string_view suffix(std::uint32_t place) const {
    return place > 0 && place <= suffixes_.size() ? suffixes_[place - 1] : std::string_view{};
  }
  std::string_view locality(std::uint32_t place) const {
    return place > 0 && place <= localities_.size() ? localities_[place - 1] : std::string_view{};
  }

  const PreparedWords& words() const { return words_; }
  const PreparedWord* word(std::uint32_t place) const { return words_.find(place); }

 private:
  CommuneTable communes_;
  PreparedWords words_;
  std::vector<std::string_view> suffixes_;
  std::vector<std::string_view> localities_;
};

}  // namespace guichet::address_register
