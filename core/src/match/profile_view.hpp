#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "guichet/match.hpp"

namespace guichet::match {

// The texts of a profile, in the order in which they are written.
enum class Part : std::uint8_t {
  kEmail,
  kEmailLocal,
  kTel,
  kGivenName,
  kGivenInFull,
  kGivenSound,
  kFamilyName,
  kFamilySound,
  kHouseNumber,
  kStreet,
  kStreetExtra,
  kPostalCode,
  kCity,
  kRegion,
  kBirthPlace,
  kSex,
  kOccupation,
  kOrganization,
};
inline constexpr std::size_t kPartCount = 18;

// A profile wherever it lies: views into its bytes.
struct ProfileView {
  std::array<std::string_view, kPartCount> parts;
  BirthDate birth_date;
  bool has_personal_tel = false;
  bool has_email_of_names = false;

  std::string_view operator[](Part part) const { return parts[static_cast<std::size_t>(part)]; }
};

ProfileView view_of(const Profile& profile);

// The bytes of write_profile.
std::string write_view(const ProfileView& view);

// Nothing for bytes that write_profile did not make.
std::optional<ProfileView> view_of_bytes(std::string_view bytes);

// The same without a check, for bytes that this process has written.
ProfileView view_of_own_bytes(std::string_view bytes);

}  // namespace guichet::match
