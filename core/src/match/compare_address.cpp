#include <algorithm>

#include "match/compare.hpp"
#include "match/similarity.hpp"

namespace guichet::match {
namespace {

constexpr double kSimilarStreet = 0.90;
constexpr double kSimilarCity = 0.90;

// People write the street into the second line as well.
Likeness compare_street_names(const ProfileView& left, const ProfileView& right) {
  Likeness best = compare_texts(left[Part::kStreet], right[Part::kStreet], kSimilarStreet);
  for (const auto& [street, extra] : {std::pair(left[Part::kStreet], right[Part::kStreetExtra]),
                                      std::pair(right[Part::kStreet], left[Part::kStreetExtra])}) {
    if (best == Likeness::kSame || extra.empty()) continue;
    best = std::min(best, compare_texts(street, extra, kSimilarStreet));
  }
  return best;
}

enum class NumberLevel : std::uint8_t { kSame, kUnknown, kOther };

NumberLevel compare_numbers(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return NumberLevel::kUnknown;
  return left == right ? NumberLevel::kSame : NumberLevel::kOther;
}

enum class PostalCodeLevel : std::uint8_t { kSame, kSlip, kUnknown, kOther };

PostalCodeLevel compare_postal_codes(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return PostalCodeLevel::kUnknown;
  if (left == right) return PostalCodeLevel::kSame;
  return is_within_one_edit(left, right) ? PostalCodeLevel::kSlip : PostalCodeLevel::kOther;
}

enum class CityLevel : std::uint8_t { kSame, kSimilar, kUnknown, kOther };

CityLevel compare_cities(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return CityLevel::kUnknown;
  const Likeness likeness = compare_texts(left, right, kSimilarCity);
  if (likeness == Likeness::kSame) return CityLevel::kSame;
  return likeness == Likeness::kDifferent ? CityLevel::kOther : CityLevel::kSimilar;
}

LocalityLevel level_of(PostalCodeLevel code, CityLevel city) {
  const bool is_near = city == CityLevel::kSame || city == CityLevel::kSimilar;
  switch (code) {
    case PostalCodeLevel::kSame:
      return city == CityLevel::kOther ? LocalityLevel::kPostalCodeOnly : LocalityLevel::kSame;
    case PostalCodeLevel::kSlip:
      return is_near ? LocalityLevel::kPostalCodeSlip : LocalityLevel::kSimilar;
    default:
      if (city == CityLevel::kSame) return LocalityLevel::kCityOnly;
      return city == CityLevel::kSimilar ? LocalityLevel::kSimilar : LocalityLevel::kDifferent;
  }
}

}  // namespace

std::optional<StreetLevel> compare_streets(const ProfileView& left, const ProfileView& right) {
  if (left[Part::kStreet].empty() || right[Part::kStreet].empty()) return std::nullopt;
  const Likeness street = compare_street_names(left, right);
  const NumberLevel number = compare_numbers(left[Part::kHouseNumber], right[Part::kHouseNumber]);
  if (street == Likeness::kDifferent) {
    return number == NumberLevel::kSame ? StreetLevel::kOtherStreet : StreetLevel::kDifferent;
  }
  if (number == NumberLevel::kOther) return StreetLevel::kOtherNumber;
  if (number == NumberLevel::kUnknown) return StreetLevel::kNumberUnknown;
  return street == Likeness::kSame ? StreetLevel::kSame : StreetLevel::kSimilar;
}

std::optional<LocalityLevel> compare_localities(const ProfileView& left, const ProfileView& right) {
  const PostalCodeLevel code = compare_postal_codes(left[Part::kPostalCode], right[Part::kPostalCode]);
  const CityLevel city = compare_cities(left[Part::kCity], right[Part::kCity]);
  if (code == PostalCodeLevel::kUnknown && city == CityLevel::kUnknown) return std::nullopt;
  return level_of(code, city);
}

}  // namespace guichet::match
