#include "match/entity.hpp"

#include <algorithm>
#include <initializer_list>

namespace guichet::match {
namespace {

constexpr std::size_t kMostMates = 8;

// Takes over what belongs together where none of it is known.
void lend(ProfileView& to, const ProfileView& from, std::initializer_list<Part> parts) {
  for (const Part part : parts) {
    if (!to[part].empty()) return;
  }
  for (const Part part : parts) to.parts[static_cast<std::size_t>(part)] = from[part];
}

void lend_contacts(ProfileView& to, const ProfileView& from) {
  if (to[Part::kEmail].empty()) to.has_email_of_names = from.has_email_of_names;
  lend(to, from, {Part::kEmail, Part::kEmailLocal});
  if (to[Part::kTel].empty()) to.has_personal_tel = from.has_personal_tel;
  lend(to, from, {Part::kTel});
}

void lend_names(ProfileView& to, const ProfileView& from) {
  const std::string_view mine = to[Part::kGivenName];
  const std::string_view theirs = from[Part::kGivenName];
  const bool spells_out = mine.size() == 1 && theirs.size() > 1 && mine[0] == theirs[0];
  if (spells_out) to.parts[static_cast<std::size_t>(Part::kGivenName)] = {};
  lend(to, from, {Part::kGivenName});
  if (mine.empty() || spells_out) {
    to.parts[static_cast<std::size_t>(Part::kGivenInFull)] = from[Part::kGivenInFull];
    to.parts[static_cast<std::size_t>(Part::kGivenSound)] = from[Part::kGivenSound];
  }
  lend(to, from, {Part::kFamilyName, Part::kFamilySound});
}

void lend_all(ProfileView& to, const ProfileView& from) {
  lend_contacts(to, from);
  lend_names(to, from);
  if (!to.birth_date.is_known()) to.birth_date = from.birth_date;
  lend(to, from, {Part::kHouseNumber, Part::kStreet, Part::kStreetExtra});
  lend(to, from, {Part::kPostalCode, Part::kCity});
  for (const Part part :
       {Part::kRegion, Part::kBirthPlace, Part::kSex, Part::kOccupation, Part::kOrganization}) {
    lend(to, from, {part});
  }
}

}  // namespace

Entities::Entities(std::size_t records, std::vector<Link> links, View view)
    : begins_(records + 1), view_(std::move(view)) {
  const std::size_t count = links.size();
  for (std::size_t i = 0; i < count; ++i) links.push_back({links[i].right, links[i].left, links[i].score});
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    if (a.left != b.left) return a.left < b.left;
    return a.score != b.score ? a.score > b.score : a.right < b.right;
  });
  std::size_t at = 0;
  for (std::uint32_t record = 0; record < records; ++record) {
    begins_[record] = static_cast<std::uint32_t>(mates_.size());
    for (std::size_t taken = 0; at < links.size() && links[at].left == record; ++at, ++taken) {
      if (taken < kMostMates) mates_.push_back(links[at].right);
    }
  }
  begins_[records] = static_cast<std::uint32_t>(mates_.size());
}

bool Entities::is_mate(std::uint32_t record, std::uint32_t other) const {
  const auto begin = mates_.begin() + begins_[record];
  const auto end = mates_.begin() + begins_[record + 1];
  return std::find(begin, end, other) != end;
}

ProfileView Entities::complete(std::uint32_t record, std::uint32_t other) const {
  ProfileView profile = view_(record);
  for (std::uint32_t i = begins_[record]; i < begins_[record + 1]; ++i) {
    if (mates_[i] != other && !is_mate(other, mates_[i])) lend_all(profile, view_(mates_[i]));
  }
  return profile;
}

// Of what a person has several of, the best agreement counts.
void Entities::take_best_contacts(std::uint32_t record, std::uint32_t other, const ProfileView& profile,
                                  Levels& levels) const {
  for (std::uint32_t i = begins_[record]; i < begins_[record + 1]; ++i) {
    if (mates_[i] == other || is_mate(other, mates_[i])) continue;
    const Levels theirs = match::compare(view_(mates_[i]), profile);
    for (const Field field : {Field::kEmail, Field::kTel, Field::kStreet, Field::kLocality}) {
      std::uint8_t& level = levels[static_cast<std::size_t>(field)];
      level = std::min(level, theirs[static_cast<std::size_t>(field)]);
    }
  }
}

Levels Entities::compare(std::uint32_t left, std::uint32_t right) const {
  const ProfileView left_profile = complete(left, right);
  const ProfileView right_profile = complete(right, left);
  Levels levels = match::compare(left_profile, right_profile);
  take_best_contacts(left, right, right_profile, levels);
  take_best_contacts(right, left, left_profile, levels);
  return levels;
}

}  // namespace guichet::match
