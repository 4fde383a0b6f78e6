#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "french_address/city_line.hpp"
#include "french_address/spelling.hpp"
#include "register/bit_pattern.hpp"
#include "register/commune_table.hpp"

namespace guichet::address_register {

using french_address::Cost;

// A commune that may be meant, with what speaks against it.
struct CityCandidate {
  const CommuneTable::Entry* commune;
  Cost name;                // of writing this name for it
  Cost code;                // of writing this postal code
  bool is_exact_name;       // as good as the register's, only case, accents and marks apart
  std::string_view former;  // the former name that was written; empty for the present one
  Cost cost() const { return name + code; }
};

// Finds communes by their postal code and their name, both of which may be wrong.
class CityIndex {
 public:
  explicit CityIndex(const CommuneTable& communes);

  // The communes of the postal code and those of the name, at most `limit`, the cheapest first; where none of
  // them fits, those whose names are alike too.
  std::vector<CityCandidate> find(const french_address::CityLine& line, std::size_t limit) const;

  // Those whose names are alike, whatever the others are.
  std::vector<CityCandidate> find_more(const french_address::CityLine& line, std::size_t limit) const;

  // Calls use(commune) for each name that begins with the key, or does but for a slip or two; a former name
  // counts.
  template <class Use>
  void each_name_with(std::string_view key, Use use) const {
    auto place = std::lower_bound(names_.begin(), names_.end(), key,
                                  [](const Name& name, std::string_view text) { return name.key < text; });
    for (; place != names_.end() && place->key.substr(0, key.size()) == key; ++place)
      use(communes_->entries()[place->commune]);
  }

  template <class Use>
  void each_name_nearly_with(std::string_view key, Use use) const {
    const BitPattern pattern(key);
    const std::size_t allowed = key.size() < 6 ? 1 : 2;
    for (const Name& name : names_) {
      if (pattern.distance_to_beginning(name.key) <= allowed) use(communes_->entries()[name.commune]);
    }
  }

  // Calls use(commune, code) for each postal code that begins with the digits, at most five.
  template <class Use>
  void each_code_with(std::string_view digits, Use use) const {
    std::string first(digits);
    std::string last(digits);
    first.resize(5, '0');
    last.resize(5, '9');
    const auto begin = std::lower_bound(by_code_.begin(), by_code_.end(),
                                        std::pair(parse_postal_code(first), std::uint32_t{0}));
    for (auto place = begin; place != by_code_.end() && place->first <= parse_postal_code(last); ++place) {
      use(communes_->entries()[names_[place->second].commune], place->first);
    }
  }

  // Whether a commune has this name, case, accents and what parts the words apart.
  bool has_name(std::string_view name) const;

  const CommuneTable& communes() const { return *communes_; }

 private:
  struct Name {
    std::uint32_t commune;
    std::string_view written;
    std::string_view key;     // its letters without what parts them, in the pool
    std::uint64_t signature;  // of its sound
    bool is_former;
  };

  void add_name(std::uint32_t commune, std::string_view written, bool is_former);
  void find_by_code(std::uint32_t code, std::vector<const Name*>& found) const;
  void find_by_key(std::string_view key, std::vector<const Name*>& found) const;
  void find_alike(const french_address::Spelling& typed, std::vector<const Name*>& found) const;
  void add(const Name& name, const french_address::CityLine& line, const french_address::Spelling& typed,
           std::vector<CityCandidate>& candidates) const;

  const CommuneTable* communes_;
  std::vector<Name> names_;                                       // sorted by key
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_code_;  // postal code, place of a name
  std::vector<char> pool_;
};

// What speaks against a typed postal code for a commune: 0 when it is one of its codes.
Cost postal_code_cost(std::string_view typed, const CommuneTable& communes,
                      const CommuneTable::Entry& commune);

// The words of a city's name as they are compared.
french_address::Spelling city_spelling(const std::vector<french_address::Word>& words);

}  // namespace guichet::address_register
