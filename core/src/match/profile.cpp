#include <algorithm>

#include "guichet/email.hpp"
#include "guichet/match.hpp"
#include "guichet/name.hpp"
#include "guichet/phone.hpp"
#include "match/address_form.hpp"
#include "match/birth_date.hpp"
#include "match/similarity.hpp"
#include "text/ascii.hpp"
#include "text/folding.hpp"
#include "text/utf8.hpp"

namespace guichet::match {
namespace {

constexpr std::size_t kMaxValueBytes = 1024;

// At most kMaxValueBytes of the text, and no half character at its end.
std::string_view cut(std::string_view text) {
  if (text.size() <= kMaxValueBytes) return text;
  std::size_t end = kMaxValueBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

// A value within the limit and in well-formed UTF-8; empty otherwise: nothing can be said of broken text.
std::string_view usable(std::string_view value) {
  value = cut(trim_ascii(value));
  return find_invalid_utf8(value) ? std::string_view() : value;
}

template <class T>
const T* find_parameter(const Finding& finding, std::string_view name) {
  for (const auto& [key, value] : finding.params) {
    if (key == name) return std::get_if<T>(&value);
  }
  return nullptr;
}

// What the check is sure was meant, if anything else than what was typed.
const std::string* sure_suggestion(const EmailReport& report) {
  for (const Finding& finding : report.findings) {
    if (finding.code != Code::kEmailDomainTypo) continue;
    const bool* sure = find_parameter<bool>(finding, "sure");
    if (sure != nullptr && *sure) return find_parameter<std::string>(finding, "suggestion");
  }
  return nullptr;
}

std::string canonical_email(std::string_view typed, std::string_view country) {
  const EmailReport report = check_email(typed, country);
  if (!report.email) return typed.find('@') == typed.npos ? std::string() : to_ascii_lower(typed);
  const std::string* meant = sure_suggestion(report);
  if (meant == nullptr) return report.email->canonical;
  const EmailReport mended = check_email(*meant, country);
  return mended.email ? mended.email->canonical : report.email->canonical;
}

// Without what some providers ignore and others do not: two such mailboxes are seldom two people's.
std::string compact_local(std::string_view email) {
  std::string local(email.substr(0, email.rfind('@')));
  if (const std::size_t tag = local.find('+', 1); tag != local.npos) local.resize(tag);
  local.erase(
      std::remove_if(local.begin(), local.end(), [](char c) { return c == '.' || c == '_' || c == '-'; }),
      local.end());
  return local;
}

void take_email(const Record& record, Profile& profile) {
  const auto typed = usable(record[Token::kEmail]);
  if (typed.empty()) return;
  profile.email = canonical_email(typed, record.country);
  profile.email_local = compact_local(profile.email);
}

void take_tel(const Record& record, Profile& profile) {
  const auto typed = usable(record[Token::kTel]);
  if (typed.empty()) return;
  const PhoneReport report = check_phone(typed, record.country);
  if (report.phone) {
    profile.tel = report.phone->e164;
    profile.has_personal_tel = report.phone->type == PhoneType::kMobile;
    return;
  }
  std::copy_if(typed.begin(), typed.end(), std::back_inserter(profile.tel),
               [](char c) { return is_ascii_digit(c); });
  if (profile.tel.size() < 6) profile.tel.clear();
}

// Each full name that a given name may be short for.
std::string names_in_full(std::string_view given) {
  const auto first = given.substr(0, given.find(' '));
  const auto groups = nickname_groups(first);
  std::string names;
  for (const std::string_view group : groups) names += " " + std::string(group);
  return names.empty() ? names : names + " ";
}

void take_names(const Record& record, Profile& profile) {
  profile.given_name = fold_name(usable(record[Token::kGivenName]));
  profile.family_name = fold_name(usable(record[Token::kFamilyName]));
  if (profile.given_name.empty() && profile.family_name.empty()) {
    const std::string name = fold_name(usable(record[Token::kName]));
    const std::size_t last = name.rfind(' ');
    profile.family_name = last == name.npos ? name : name.substr(last + 1);
    if (last != name.npos) profile.given_name = name.substr(0, last);
  }
  profile.given_in_full = names_in_full(profile.given_name);
  profile.given_sound = french_phonetic_key(profile.given_name);
  profile.family_sound = french_phonetic_key(profile.family_name);
}

std::string compact(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

// "jeandupont", "dupontjean", "jdupont", "dupontj", "jean" or "dupont", or a slip away from it.
bool is_made_of_names(std::string_view letters, const std::string& given, const std::string& family) {
  if (letters.size() < 3 || (given.empty() && family.empty())) return false;
  const std::string initial = given.substr(0, 1);
  for (const std::string& name :
       {given + family, family + given, initial + family, family + initial, given, family}) {
    if (name.size() >= 3 && is_within_one_edit(letters, name)) return true;
  }
  return false;
}

void judge_email(Profile& profile) {
  const std::string_view letters = without_digits_at_end(profile.email_local);
  profile.has_email_of_names =
      is_made_of_names(letters, compact(profile.given_name), compact(profile.family_name));
}

std::string_view first_of(std::string_view first, std::string_view second) {
  return first.empty() ? second : first;
}

void take_address(const Record& record, Profile& profile) {
  const auto line = usable(first_of(record[Token::kAddressLine1], record[Token::kStreetAddress]));
  StreetForm form = fold_street(line);
  const auto number = usable(record[Token::kHouseNumber]);
  profile.house_number =
      number.empty() ? std::move(form.house_number) : fold_street(std::string(number) + " x").house_number;
  profile.street = std::move(form.street);
  profile.street_extra = fold_compact(std::string(usable(record[Token::kAddressLine2])) +
                                      std::string(usable(record[Token::kAddressLine3])));
  profile.postal_code = fold_compact(usable(record[Token::kPostalCode]));
  profile.city = fold_city(usable(record[Token::kCity]));
  profile.region = fold_compact(usable(record[Token::kRegion]));
}

// "F", "female", "femme", "Mme", "2" (as in French social security numbers) and the like.
std::string fold_sex(std::string_view text) {
  const std::string folded = fold_compact(text);
  if (folded.empty()) return {};
  for (const std::string_view word :
       {"f", "female", "femme", "feminin", "woman", "mme", "madame", "mlle", "mrs", "ms", "2"}) {
    if (folded == word) return "f";
  }
  for (const std::string_view word : {"m", "male", "h", "homme", "masculin", "man", "mr", "monsieur", "1"}) {
    if (folded == word) return "m";
  }
  return {};
}

}  // namespace

Profile make_profile(const Record& record) {
  Profile profile;
  take_email(record, profile);
  take_tel(record, profile);
  take_names(record, profile);
  judge_email(profile);
  take_address(record, profile);
  profile.birth_date = parse_birth_date(usable(record[Token::kBirthDate]));
  profile.birth_place = fold_city(usable(record[Token::kBirthPlace]));
  profile.sex = fold_sex(usable(record[Token::kSex]));
  profile.occupation = fold_compact(usable(record[Token::kOccupation]));
  profile.organization = fold_compact(usable(record[Token::kOrganization]));
  return profile;
}

}  // namespace guichet::match
