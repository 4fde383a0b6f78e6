#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "guichet/match.hpp"

namespace guichet::match {

// The levels of each field, from the best agreement to none. What is stored of a model names them: append
// only, and make the model's version another when the meaning of one changes.

enum class EmailLevel : std::uint8_t {
  kSame,
  kSameLocal,
  kSameNames,
  kOneSlip,
  kTwoSlips,
  kSimilar,
  kOfNames,
  kResembling,
  kDifferent
};
enum class TelLevel : std::uint8_t { kSamePersonal, kSame, kOneSlip, kDifferent };
enum class GivenLevel : std::uint8_t {
  kSame,
  kOneSlip,
  kTwoSlips,
  kNickname,
  kPart,
  kInitial,
  kSimilar,
  kSwapped,
  kDifferent
};
enum class FamilyLevel : std::uint8_t { kSame, kOneSlip, kTwoSlips, kPart, kSimilar, kInitial, kDifferent };
enum class DateLevel : std::uint8_t { kSame, kOneSlip, kTwoSlips, kPart, kYear, kDifferent };
enum class StreetLevel : std::uint8_t {
  kSame,
  kSimilar,
  kNumberUnknown,
  kOtherNumber,
  kOtherStreet,
  kDifferent
};
enum class LocalityLevel : std::uint8_t {
  kSame,
  kPostalCodeSlip,
  kPostalCodeOnly,
  kCityOnly,
  kSimilar,
  kDifferent
};
// Of a text that is the same, a slip away, alike, or another.
enum class TextLevel : std::uint8_t { kSame, kSlip, kSimilar, kDifferent };

inline constexpr std::size_t kMaxLevels = 9;
inline constexpr std::uint8_t kMissing = 0xFF;  // one of the two records says nothing

// Values whose rarity counts when they agree: that two people are called Martin says less than Guichet.
enum class Term : std::uint8_t {
  kEmail,
  kEmailLocal,
  kTel,
  kGivenName,
  kFamilyName,
  kBirthDate,
  kStreet,
  kPostalCode,
  kCity,
  kRegion,
  kStreetExtra,
  kBirthPlace,
  kOccupation,
  kOrganization,
};
inline constexpr std::size_t kTermCount = 14;

std::string_view term_name(Term term);
std::optional<Term> find_term(std::string_view name);

// The stories that are weighed: the same person, the same household, strangers, and namesakes, who are as
// unrelated as strangers but are found by the very names that they share.
inline constexpr std::size_t kPerson = 0, kHousehold = 1, kStranger = 2, kNamesake = 3;
inline constexpr std::size_t kStoryCount = 4;
using Chances = std::array<double, kStoryCount>;  // of a level in each story

struct LevelRow {
  std::string_view name;
  // What is believed before anything is learnt of a person, a household, strangers; each column of a field
  // sums to 1.
  std::array<double, 3> chances;
  std::optional<Term> term;  // whose rarity counts at this level
};

struct FieldTable {
  std::string_view name;
  const LevelRow* rows;
  std::size_t size;
  bool is_shared_by_household;  // an agreement within a household is no chance
};

const FieldTable& table_of(Field field);
std::optional<Field> find_field(std::string_view name);

}  // namespace guichet::match
