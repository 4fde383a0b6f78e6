#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "match/fields.hpp"
#include "match/profile_view.hpp"

namespace guichet::match {

using Levels = std::array<std::uint8_t, kFieldCount>;  // kMissing where a field says nothing

// How two profiles agree, field by field. Symmetric.
Levels compare(const ProfileView& left, const ProfileView& right);

// The parts of it. Nothing where one of the two says nothing.
struct NameLevels {
  std::optional<GivenLevel> given;
  std::optional<FamilyLevel> family;
};
NameLevels compare_names(const ProfileView& left, const ProfileView& right);
std::optional<DateLevel> compare_dates(const BirthDate& left, const BirthDate& right);
std::optional<StreetLevel> compare_streets(const ProfileView& left, const ProfileView& right);
std::optional<LocalityLevel> compare_localities(const ProfileView& left, const ProfileView& right);

}  // namespace guichet::match
