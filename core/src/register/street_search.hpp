#pragma once

#include <string>
#include <vector>

#include "french_address/street_line.hpp"
#include "register/bit_pattern.hpp"
#include "register/city_index.hpp"
#include "register/house_numbers.hpp"
#include "register/register.hpp"

namespace guichet::address_register {

// A street as a person typed it, ready to be compared with many.
class TypedStreet {
 public:
  explicit TypedStreet(const french_address::StreetLine& line);

  bool is_empty() const { return whole_.letters.size() == 0; }
  french_address::StreetType type() const { return type_; }
  const french_address::HouseNumber& number() const { return number_; }
  const french_address::Spelling& name() const { return name_; }  // without the type
  const french_address::Spelling& whole() const { return whole_; }
  const BitPattern& pattern() const { return pattern_; }  // the sound of the name without articles
  std::size_t letters() const { return letters_; }        // of the name without articles

 private:
  french_address::StreetType type_;
  french_address::HouseNumber number_;
  french_address::Spelling name_;
  french_address::Spelling whole_;
  std::string key_;
  BitPattern pattern_;
  std::size_t letters_ = 0;
};

enum class NumberMatch : std::uint8_t { kNoneTyped, kExact, kAlike, kOtherSuffix, kUnknown, kNoNumbers };

// A street that may be meant, with what speaks against it.
struct StreetCandidate {
  const Register* source = nullptr;
  const CommuneTable::Entry* commune = nullptr;  // as the source has it
  Street street;
  Cost name = 0;
  Cost type = 0;
  Cost number = 0;
  NumberMatch number_match = NumberMatch::kNoneTyped;
  HouseNumberEntry entry{0, 0};  // the number that was found
  Cost cost() const { return name + type + number; }
};

// The streets of a commune that cost less than `limit`, unordered, at most a few.
void find_streets(const Register& source, const CommuneTable::Entry& commune, const TypedStreet& typed,
                  Cost limit, std::vector<StreetCandidate>& found);

}  // namespace guichet::address_register
