#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "register/commune.hpp"
#include "register/house_numbers.hpp"

namespace guichet::address_register {

// One address as published: UTF-8.
struct AddressRow {
  InseeCode insee = kNoInseeCode;
  std::uint32_t postal_code = 0;
  std::uint32_t number = 0;  // 0 for a street without numbers
  std::string_view suffix;
  std::string_view street;
  std::string_view commune;
  std::string_view former_commune;  // empty for none
};

// Makes a register from addresses in any order. Memory: the rows since the last call of pack(), and what the
// finished file takes.
class RegisterBuilder {
 public:
  // The communes that the register knows beyond those of its rows.
  explicit RegisterBuilder(CommuneList communes);

  void add(const AddressRow& row);

  // Packs what has been added so far. To be called now and then, best between files: rows of one street that
  // come after it make a second entry.
  void pack();

  // Calls pack(), and gives the file (file_format.hpp), without its checksum.
  std::string write();

  std::size_t street_count() const { return street_count_; }
  std::size_t address_count() const { return address_count_; }

 private:
  struct StreetKey {
    std::string label;
    std::uint32_t postal_code;
    std::uint32_t former;

    friend bool operator<(const StreetKey& one, const StreetKey& other) {
      return std::tie(one.label, one.postal_code, one.former) <
             std::tie(other.label, other.postal_code, other.former);
    }
  };

  using Streets = std::map<StreetKey, std::vector<HouseNumberEntry>>;

  // Streets with words by their order of appearance, until it is known how frequent each is.
  struct PackedStreet {
    std::vector<std::uint32_t> words;
    std::uint32_t postal_code;
    std::uint32_t former;
    std::string house_numbers;
  };

  // The places of texts in the order of their first appearance.
  class TextPlaces {
   public:
    std::uint32_t place(std::string_view text);
    const std::vector<std::string>& texts() const { return texts_; }

   private:
    std::unordered_map<std::string, std::uint32_t> places_;
    std::vector<std::string> texts_;
  };

  Commune& commune_of(const AddressRow& row);
  void pack_street(std::string& packed, const StreetKey& key, std::vector<HouseNumberEntry> numbers);
  std::vector<std::uint32_t> rank_words(std::vector<std::string_view>& ranked,
                                        std::vector<std::uint32_t>& uses) const;
  std::string write_streets(const Commune& commune, const std::vector<std::uint32_t>& ranks) const;

  std::map<InseeCode, Commune> communes_;
  std::vector<FormerName> former_;
  std::map<InseeCode, Streets> fresh_;
  std::map<InseeCode, std::string> packed_;
  TextPlaces words_;
  std::vector<std::uint32_t> word_uses_;
  TextPlaces suffixes_;
  TextPlaces localities_;
  std::size_t street_count_ = 0;
  std::size_t address_count_ = 0;
};

}  // namespace guichet::address_register
