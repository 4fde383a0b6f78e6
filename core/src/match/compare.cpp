#include "match/compare.hpp"

#include "match/similarity.hpp"

namespace guichet::match {
namespace {

std::string_view domain_of(std::string_view email) { return email.substr(email.rfind('@') + 1); }

bool ends_in_digit(std::string_view text) {
  return !text.empty() && text.back() >= '0' && text.back() <= '9';
}

// What follows from the names says nothing that they do not: jean.dupont here and there, or j.dupont and
// jean.dupont75.
EmailLevel compare_made_of_names(std::string_view left, std::string_view right, bool same_domain) {
  const std::string_view letters_left = without_digits_at_end(left);
  const std::string_view letters_right = without_digits_at_end(right);
  const bool same_digits = left.substr(letters_left.size()) == right.substr(letters_right.size());
  if (!same_digits || !is_within_one_edit(letters_left, letters_right)) return EmailLevel::kOfNames;
  const bool is_same = letters_left == letters_right;
  if (ends_in_digit(left)) return is_same ? EmailLevel::kSameLocal : EmailLevel::kOneSlip;
  if (same_domain) return is_same ? EmailLevel::kSameLocal : EmailLevel::kOneSlip;
  return EmailLevel::kSameNames;
}

EmailLevel compare_locals(const ProfileView& left, const ProfileView& right) {
  const std::string_view a = left[Part::kEmailLocal];
  const std::string_view b = right[Part::kEmailLocal];
  const bool same_domain = domain_of(left[Part::kEmail]) == domain_of(right[Part::kEmail]);
  if (left.has_email_of_names && right.has_email_of_names) return compare_made_of_names(a, b, same_domain);
  switch (compare_texts(a, b, 0.93)) {
    case Likeness::kSame:
      return EmailLevel::kSameLocal;
    case Likeness::kOneSlip:
      return EmailLevel::kOneSlip;
    case Likeness::kTwoSlips:
      return EmailLevel::kTwoSlips;
    case Likeness::kSimilar:
      return EmailLevel::kSimilar;
    case Likeness::kDifferent:
      break;
  }
  const double resembling = same_domain ? 0.82 : 0.85;
  return jaro_winkler_from(a, b, resembling) > resembling ? EmailLevel::kResembling : EmailLevel::kDifferent;
}

std::optional<EmailLevel> compare_emails(const ProfileView& left, const ProfileView& right) {
  if (left[Part::kEmail].empty() || right[Part::kEmail].empty()) return std::nullopt;
  if (left[Part::kEmail] == right[Part::kEmail]) return EmailLevel::kSame;
  return compare_locals(left, right);
}

std::optional<TelLevel> compare_tels(const ProfileView& left, const ProfileView& right) {
  const std::string_view a = left[Part::kTel];
  const std::string_view b = right[Part::kTel];
  if (a.empty() || b.empty()) return std::nullopt;
  if (a == b)
    return left.has_personal_tel || right.has_personal_tel ? TelLevel::kSamePersonal : TelLevel::kSame;
  return is_within_one_edit(a, b) ? TelLevel::kOneSlip : TelLevel::kDifferent;
}

std::optional<TextLevel> compare_part(const ProfileView& left, const ProfileView& right, Part part) {
  if (left[part].empty() || right[part].empty()) return std::nullopt;
  if (differ_in_digits(left[part], right[part])) return TextLevel::kDifferent;
  switch (compare_texts(left[part], right[part], 0.88)) {
    case Likeness::kSame:
      return TextLevel::kSame;
    case Likeness::kOneSlip:
    case Likeness::kTwoSlips:
      return TextLevel::kSlip;
    case Likeness::kSimilar:
      return TextLevel::kSimilar;
    case Likeness::kDifferent:
      break;
  }
  return TextLevel::kDifferent;
}

template <class Level>
std::uint8_t level_or_missing(std::optional<Level> level) {
  return level ? static_cast<std::uint8_t>(*level) : kMissing;
}

std::uint8_t compare_sexes(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return kMissing;
  return left == right ? 0 : 1;
}

}  // namespace

Levels compare(const ProfileView& left, const ProfileView& right) {
  const NameLevels names = compare_names(left, right);
  const auto locality = compare_localities(left, right);
  std::uint8_t street = level_or_missing(compare_streets(left, right));
  // Another town has other streets: one move is not to count twice.
  const bool is_other_street = street >= static_cast<std::uint8_t>(StreetLevel::kOtherNumber);
  if (locality == LocalityLevel::kDifferent && is_other_street) street = kMissing;
  return {level_or_missing(compare_emails(left, right)),
          level_or_missing(compare_tels(left, right)),
          level_or_missing(names.given),
          level_or_missing(names.family),
          level_or_missing(compare_dates(left.birth_date, right.birth_date)),
          street,
          level_or_missing(locality),
          level_or_missing(compare_part(left, right, Part::kRegion)),
          level_or_missing(compare_part(left, right, Part::kStreetExtra)),
          level_or_missing(compare_part(left, right, Part::kBirthPlace)),
          compare_sexes(left[Part::kSex], right[Part::kSex]),
          level_or_missing(compare_part(left, right, Part::kOccupation)),
          level_or_missing(compare_part(left, right, Part::kOrganization))};
}

}  // namespace guichet::match
