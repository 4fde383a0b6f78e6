#include <algorithm>

#include "guichet/match.hpp"
#include "match/blocking.hpp"

namespace guichet::match {
namespace {

constexpr std::size_t kLongLocal = 6;  // bytes from which a mailbox name is hardly two people's by chance
constexpr std::size_t kTelEnd = 8;
constexpr std::size_t kTelStart = 9;

std::string date_text(const BirthDate& date) {
  return std::to_string(date.year) + "-" + std::to_string(date.month) + "-" + std::to_string(date.day);
}

// Collects keys; one is made only where all of its parts are known.
class KeyMaker {
 public:
  explicit KeyMaker(const ProfileView& profile) : profile_(profile) {}

  std::vector<Key> make(bool with_wide) {
    add_contacts();
    add_dates();
    add_places();
    add_names();
    if (with_wide) add_wide();
    std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) { return a.kind < b.kind; });
    return std::move(keys_);
  }

 private:
  std::string_view part(Part part) const { return profile_[part]; }

  void add(KeyKind kind, std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) {
      if (part.empty()) return;
      if (!text.empty()) text += '\n';
      text += part;
    }
    keys_.push_back({kind, std::move(text)});
  }

  void add_contacts() {
    const std::string_view local = part(Part::kEmailLocal);
    const std::string_view tel = part(Part::kTel);
    add(KeyKind::kEmail, {part(Part::kEmail)});
    if (local.size() >= kLongLocal) {
      add(KeyKind::kEmailLocal, {local});
      add(KeyKind::kEmailStart, {local.substr(0, kLongLocal), part(Part::kFamilyName).substr(0, 2)});
    }
    if (tel.size() >= kTelStart) {
      add(KeyKind::kTel, {tel});
      add(KeyKind::kTelEnd, {tel.substr(tel.size() - kTelEnd)});
      add(KeyKind::kTelStartGiven, {tel.substr(0, tel.size() - 2), part(Part::kGivenSound)});
    }
  }

  void add_dates() {
    if (!profile_.birth_date.is_known()) return;
    const std::string date = date_text(profile_.birth_date);
    const std::string year = std::to_string(profile_.birth_date.year);
    add(KeyKind::kBirthDateFamily, {date, part(Part::kFamilySound)});
    add(KeyKind::kBirthDateGiven, {date, part(Part::kGivenSound)});
    add(KeyKind::kBirthDatePostalCode, {date, part(Part::kPostalCode)});
    add(KeyKind::kFamilyInitialBirthYear,
        {year, part(Part::kFamilySound), part(Part::kGivenName).substr(0, 1)});
  }

  void add_places() {
    const std::string_view code = part(Part::kPostalCode);
    add(KeyKind::kFamilyPostalCode, {code, part(Part::kFamilySound)});
    add(KeyKind::kGivenPostalCode, {code, part(Part::kGivenSound)});
    add(KeyKind::kAddress, {code, part(Part::kHouseNumber), part(Part::kStreet)});
    add(KeyKind::kFamilyBirthPlace, {part(Part::kBirthPlace), part(Part::kFamilySound)});
  }

  // In the order of the letters, so that names in each other's field make the same key.
  void add_names() {
    std::string_view first = part(Part::kGivenSound);
    std::string_view second = part(Part::kFamilySound);
    if (second < first) std::swap(first, second);
    add(KeyKind::kBothNames, {first, second});
    add(KeyKind::kGivenFamilyStart, {part(Part::kGivenName), part(Part::kFamilyName).substr(0, 3)});
  }

  void add_wide() {
    const std::string_view given = part(Part::kGivenSound);
    const std::string_view family = part(Part::kFamilySound);
    const std::string_view initial = part(Part::kGivenName).substr(0, 1);
    const std::string_view family_start = part(Part::kFamilyName).substr(0, 3);
    const std::string_view code = part(Part::kPostalCode);
    const std::string_view place = part(Part::kBirthPlace);
    if (profile_.birth_date.is_known()) {
      const BirthDate& date = profile_.birth_date;
      const std::string year = std::to_string(date.year);
      add(KeyKind::kBirthDate, {date_text(date)});
      add(KeyKind::kBirthDayGivenInitial, {std::to_string(date.month * 100 + date.day), initial});
      add(KeyKind::kBirthMonthGivenInitial, {std::to_string(date.year * 100 + date.month), initial});
      add(KeyKind::kBirthYearGiven, {year, given});
      add(KeyKind::kBirthYearFamilyStart, {year, family_start});
      add(KeyKind::kBirthPlaceYear, {year, place});
      add(KeyKind::kPostalCodeBirthYear, {year, code});
    }
    add(KeyKind::kEmailShort, {part(Part::kEmailLocal).substr(0, 5)});
    add(KeyKind::kStreet, {part(Part::kStreet)});
    add(KeyKind::kCityFamilyStart, {part(Part::kCity), family_start});
    add(KeyKind::kCityGiven, {part(Part::kCity), given});
    add(KeyKind::kNumberPostalCode, {part(Part::kHouseNumber), code});
    add(KeyKind::kBirthPlaceGiven, {place, given});
    add(KeyKind::kPostalCode, {code});
    add(KeyKind::kOccupationPlace, {part(Part::kOccupation), place});
    add(KeyKind::kFamilyStartPostalStart, {family_start, code.substr(0, 3)});
    add(KeyKind::kFamily, {family});
    add(KeyKind::kGiven, {given});
    const std::string_view email = part(Part::kEmail);
    if (!email.empty()) add(KeyKind::kEmailDomain, {email.substr(email.rfind('@') + 1)});
  }

  const ProfileView& profile_;
  std::vector<Key> keys_;
};

}  // namespace

std::vector<Key> all_keys(const ProfileView& profile) { return KeyMaker(profile).make(true); }
std::vector<Key> blocking_keys(const ProfileView& profile) { return KeyMaker(profile).make(false); }
std::vector<Key> blocking_keys(const Profile& profile) { return blocking_keys(view_of(profile)); }

}  // namespace guichet::match
