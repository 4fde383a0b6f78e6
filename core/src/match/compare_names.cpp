#include "match/compare.hpp"
#include "match/similarity.hpp"

namespace guichet::match {
namespace {

struct GivenName {
  std::string_view name, in_full, sound;
};
struct FamilyName {
  std::string_view name, sound;
};

// Both between spaces: " alexandre alexandra ".
bool share_word(std::string_view left, std::string_view right) {
  for (std::size_t begin = 1; begin < left.size();) {
    const std::size_t end = left.find(' ', begin);
    if (right.find(left.substr(begin - 1, end - begin + 2)) != right.npos) return true;
    begin = end + 1;
  }
  return false;
}

bool is_word_at(std::string_view text, std::size_t begin, std::size_t size) {
  return (begin == 0 || text[begin - 1] == ' ') && (begin + size == text.size() || text[begin + size] == ' ');
}

// Whether the shorter is made of whole words of the longer: "marie" of "anne marie", "martin" of "martin
// duval".
bool is_part(std::string_view left, std::string_view right) {
  if (left.size() > right.size()) std::swap(left, right);
  for (std::size_t at = right.find(left); at != right.npos; at = right.find(left, at + 1)) {
    if (is_word_at(right, at, left.size())) return true;
  }
  return false;
}

bool is_initial_of(std::string_view initial, std::string_view name) {
  return initial.size() == 1 && !name.empty() && initial[0] == name[0];
}

bool is_initial(std::string_view left, std::string_view right) {
  return is_initial_of(left, right) || is_initial_of(right, left);
}

bool sounds_alike(std::string_view left, std::string_view right) { return left.size() >= 3 && left == right; }

GivenLevel compare_given(const GivenName& left, const GivenName& right) {
  if (left.name == right.name) return GivenLevel::kSame;
  if (is_initial(left.name, right.name)) return GivenLevel::kInitial;
  if (differ_in_digits(left.name, right.name)) return GivenLevel::kDifferent;
  const Likeness likeness = compare_texts(left.name, right.name, 0.85);
  if (likeness == Likeness::kOneSlip) return GivenLevel::kOneSlip;
  if (share_word(left.in_full, right.in_full)) return GivenLevel::kNickname;
  if (likeness == Likeness::kTwoSlips) return GivenLevel::kTwoSlips;
  if (is_part(left.name, right.name)) return GivenLevel::kPart;
  const bool is_similar = likeness == Likeness::kSimilar || sounds_alike(left.sound, right.sound);
  return is_similar ? GivenLevel::kSimilar : GivenLevel::kDifferent;
}

FamilyLevel compare_family(const FamilyName& left, const FamilyName& right) {
  if (left.name == right.name) return FamilyLevel::kSame;
  if (is_initial(left.name, right.name)) return FamilyLevel::kInitial;
  if (differ_in_digits(left.name, right.name)) return FamilyLevel::kDifferent;
  const Likeness likeness = compare_texts(left.name, right.name, 0.88);
  if (likeness == Likeness::kOneSlip) return FamilyLevel::kOneSlip;
  if (likeness == Likeness::kTwoSlips) return FamilyLevel::kTwoSlips;
  if (is_part(left.name, right.name)) return FamilyLevel::kPart;
  const bool is_similar = likeness == Likeness::kSimilar || sounds_alike(left.sound, right.sound);
  return is_similar ? FamilyLevel::kSimilar : FamilyLevel::kDifferent;
}

// The two names of one record in each other's field: one agrees crosswise, and so does the other or its
// initial.
bool are_swapped(const ProfileView& left, const ProfileView& right) {
  const std::string_view names[2][2] = {{left[Part::kGivenName], right[Part::kFamilyName]},
                                        {left[Part::kFamilyName], right[Part::kGivenName]}};
  int in_full = 0;
  for (const auto& [a, b] : names) {
    if (a.empty() || b.empty()) return false;
    const bool agrees = a.size() >= 3 && b.size() >= 3 && is_within_one_edit(a, b);
    if (!agrees && !is_initial(a, b)) return false;
    in_full += agrees ? 1 : 0;
  }
  return in_full > 0;
}

}  // namespace

NameLevels compare_names(const ProfileView& left, const ProfileView& right) {
  NameLevels levels;
  if (!left[Part::kGivenName].empty() && !right[Part::kGivenName].empty()) {
    levels.given =
        compare_given({left[Part::kGivenName], left[Part::kGivenInFull], left[Part::kGivenSound]},
                      {right[Part::kGivenName], right[Part::kGivenInFull], right[Part::kGivenSound]});
  }
  if (!left[Part::kFamilyName].empty() && !right[Part::kFamilyName].empty()) {
    levels.family = compare_family({left[Part::kFamilyName], left[Part::kFamilySound]},
                                   {right[Part::kFamilyName], right[Part::kFamilySound]});
  }
  const bool neither_agrees = levels.given.value_or(GivenLevel::kDifferent) >= GivenLevel::kSimilar &&
                              levels.family.value_or(FamilyLevel::kDifferent) >= FamilyLevel::kSimilar;
  if (neither_agrees && are_swapped(left, right)) return {GivenLevel::kSwapped, std::nullopt};
  return levels;
}

}  // namespace guichet::match
