#include <algorithm>

#include "match/profile_view.hpp"

namespace guichet::match {
namespace {

// A byte for the version, one of flags, four of the birth date; then each part behind a byte that says its
// length.
constexpr char kVersion = 1;
constexpr int kPersonalTel = 1;
constexpr int kEmailOfNames = 2;
constexpr std::size_t kHeadBytes = 6;
constexpr std::size_t kMaxPartBytes = 255;

struct PartMember {
  Part part;
  std::string Profile::*member;
};

constexpr std::array<PartMember, kPartCount> kMembers = {{
    {Part::kEmail, &Profile::email},
    {Part::kEmailLocal, &Profile::email_local},
    {Part::kTel, &Profile::tel},
    {Part::kGivenName, &Profile::given_name},
    {Part::kGivenInFull, &Profile::given_in_full},
    {Part::kGivenSound, &Profile::given_sound},
    {Part::kFamilyName, &Profile::family_name},
    {Part::kFamilySound, &Profile::family_sound},
    {Part::kHouseNumber, &Profile::house_number},
    {Part::kStreet, &Profile::street},
    {Part::kStreetExtra, &Profile::street_extra},
    {Part::kPostalCode, &Profile::postal_code},
    {Part::kCity, &Profile::city},
    {Part::kRegion, &Profile::region},
    {Part::kBirthPlace, &Profile::birth_place},
    {Part::kSex, &Profile::sex},
    {Part::kOccupation, &Profile::occupation},
    {Part::kOrganization, &Profile::organization},
}};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

BirthDate read_date(std::string_view bytes) {
  const int year = byte_at(bytes, 2) * 256 + byte_at(bytes, 3);
  return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(bytes[4]),
          static_cast<std::int8_t>(bytes[5])};
}

}  // namespace

ProfileView view_of(const Profile& profile) {
  ProfileView view;
  for (const PartMember& entry : kMembers) {
    const std::string& text = profile.*entry.member;
    view.parts[static_cast<std::size_t>(entry.part)] = std::string_view(text).substr(0, kMaxPartBytes);
  }
  view.birth_date = profile.birth_date;
  view.has_personal_tel = profile.has_personal_tel;
  view.has_email_of_names = profile.has_email_of_names;
  return view;
}

namespace {

bool has_profile(std::string_view bytes) {
  if (bytes.size() < kHeadBytes || bytes[0] != kVersion) return false;
  std::size_t at = kHeadBytes;
  for (std::size_t part = 0; part < kPartCount; ++part) {
    if (at >= bytes.size()) return false;
    at += std::size_t{1} + byte_at(bytes, at);
  }
  return at == bytes.size();
}

}  // namespace

std::optional<ProfileView> view_of_bytes(std::string_view bytes) {
  if (!has_profile(bytes)) return std::nullopt;
  return view_of_own_bytes(bytes);
}

ProfileView view_of_own_bytes(std::string_view bytes) {
  ProfileView view;
  view.has_personal_tel = (bytes[1] & kPersonalTel) != 0;
  view.has_email_of_names = (bytes[1] & kEmailOfNames) != 0;
  view.birth_date = read_date(bytes);
  const char* at = bytes.data() + kHeadBytes;
  for (std::string_view& part : view.parts) {
    const std::size_t size = static_cast<unsigned char>(*at);
    part = {at + 1, size};
    at += 1 + size;
  }
  return view;
}

std::string write_profile(const Profile& profile) { return write_view(view_of(profile)); }

std::string write_view(const ProfileView& view) {
  const BirthDate& date = view.birth_date;
  const int flags =
      (view.has_personal_tel ? kPersonalTel : 0) | (view.has_email_of_names ? kEmailOfNames : 0);
  std::string bytes = {kVersion,
                       static_cast<char>(flags),
                       static_cast<char>(date.year / 256),
                       static_cast<char>(date.year % 256),
                       static_cast<char>(date.month),
                       static_cast<char>(date.day)};
  for (const std::string_view part : view.parts) {
    bytes += static_cast<char>(part.size());
    bytes += part;
  }
  return bytes;
}

std::optional<Profile> read_profile(std::string_view bytes) {
  const auto view = view_of_bytes(bytes);
  if (!view) return std::nullopt;
  Profile profile;
  for (const PartMember& entry : kMembers) profile.*entry.member = (*view)[entry.part];
  profile.birth_date = view->birth_date;
  profile.has_personal_tel = view->has_personal_tel;
  profile.has_email_of_names = view->has_email_of_names;
  return profile;
}

}  // namespace guichet::match
