#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/result.hpp"

// Whether two records are of one person: fields are compared level by level, and three stories are weighed
// against each other: the same person, two people of one household, two people who have nothing to do with
// each other, be they strangers or namesakes. The model is that of Fellegi and Sunter (JASA 64, 1969) with
// more classes than two, so that what a family shares for a reason (surname, address, landline) does not
// count as often as it is written down, nor the names by which a namesake was found.
namespace guichet::match {

// What a record may say of a person: HTML autocomplete tokens, and a few that have none.
enum class Token : std::uint8_t {
  kEmail,
  kTel,
  kName,
  kGivenName,
  kFamilyName,
  kBirthDate,
  kStreetAddress,
  kAddressLine1,
  kAddressLine2,
  kAddressLine3,
  kHouseNumber,
  kPostalCode,
  kCity,
  kRegion,
  kCountry,
  kBirthPlace,
  kSex,
  kOccupation,
  kOrganization,
};
inline constexpr std::size_t kTokenCount = 19;

// "email", "tel", "given-name", "bday", "address-level2" ...; "street-number", "birth-place" and "occupation"
// are our own.
std::string_view token_name(Token token);
std::optional<Token> find_token(std::string_view name);

// A record as it was collected (UTF-8, each text at most 1,024 bytes, what is longer is cut); empty where
// nothing is known.
struct Record {
  std::array<std::string_view, kTokenCount> values{};
  std::string_view country;  // ISO 3166 alpha-2: how phone numbers without a country code are read

  std::string_view& operator[](Token token) { return values[static_cast<std::size_t>(token)]; }
  std::string_view operator[](Token token) const { return values[static_cast<std::size_t>(token)]; }
};

struct BirthDate {
  std::int16_t year = 0;  // 0: unknown
  std::int8_t month = 0;
  std::int8_t day = 0;

  bool is_known() const { return year != 0; }
};

// A record in the spelling in which it is compared. For comparing only, never to be shown or written to.
struct Profile {
  std::string email;                // canonical, with an evident slip in its domain mended
  std::string email_local;          // what stands before the @ without dots and tag
  bool has_email_of_names = false;  // it is made of the names below, but for digits at its end
  std::string tel;                  // E.164
  bool has_personal_tel = false;    // a mobile number: a landline is a household's
  std::string given_name;           // folded (fold_name); of a name in one field, all but the last word
  std::string
      given_in_full;  // the full names that it may be short for, between spaces: " alexandre alexandra "
  std::string given_sound;  // french_phonetic_key
  std::string family_name;
  std::string family_sound;
  BirthDate birth_date;
  std::string house_number;  // digits
  std::string street;        // folded, types of streets spelled out, without the number
  std::string street_extra;  // the second line: flat, building, locality
  std::string postal_code;   // folded, without spaces
  std::string city;          // folded
  std::string region;
  std::string birth_place;
  std::string sex;  // "m" or "f"
  std::string occupation;
  std::string organization;
};

Profile make_profile(const Record& record);

// A profile as compact bytes, for a store to seal; and back. Nothing for bytes that are no profile.
std::string write_profile(const Profile& profile);
std::optional<Profile> read_profile(std::string_view bytes);

// --- Finding candidates
// -------------------------------------------------------------------------------------------

// What two records of one person are likely to share, so that not all are compared with all. The numbers of
// the first part are in the keyed hashes of stores: append, never reorder.
enum class KeyKind : std::uint8_t {
  // For an index: held by a handful of people each.
  kEmail,
  kEmailLocal,
  kTel,
  kTelEnd,
  kFamilyPostalCode,
  kBirthDateFamily,
  kBirthDateGiven,
  kAddress,
  kBothNames,
  kFamilyInitialBirthYear,
  kGivenPostalCode,
  kBirthDatePostalCode,
  kEmailStart,
  kTelStartGiven,
  kGivenFamilyStart,
  kFamilyBirthPlace,
  // For a file of records, where what is shared by many is narrowed.
  kBirthDate,
  kEmailShort,
  kEmailDomain,
  // And for those of its records that have no e-mail address.
  kBirthDayGivenInitial,
  kBirthMonthGivenInitial,
  kBirthYearGiven,
  kBirthYearFamilyStart,
  kStreet,
  kCityFamilyStart,
  kCityGiven,
  kNumberPostalCode,
  kBirthPlaceYear,
  kBirthPlaceGiven,
  kPostalCodeBirthYear,
  kPostalCode,
  kOccupationPlace,
  kFamilyStartPostalStart,
  kFamily,
  kGiven,
};

struct Key {
  KeyKind kind;
  std::string text;  // in clear: index it by a keyed hash of kind and text only
};

// The keys of an index: at most one of a kind, in the order of KeyKind. No key is a name, a postcode or a
// birth date alone.
std::vector<Key> blocking_keys(const Profile& profile);

// --- Comparing
// ----------------------------------------------------------------------------------------------------

// What is compared. The order is that of the parts of an explanation.
enum class Field : std::uint8_t {
  kEmail,
  kTel,
  kGivenName,
  kFamilyName,
  kBirthDate,
  kStreet,
  kLocality,
  kRegion,
  kStreetExtra,
  kBirthPlace,
  kSex,
  kOccupation,
  kOrganization,
};
inline constexpr std::size_t kFieldCount = 13;

std::string_view field_name(Field field);  // "email", "tel", "given-name", "bday", "street", "locality" ...

// The story that two records tell.
enum class Relation : std::uint8_t { kSamePerson, kSameHousehold, kUnrelated };

std::string_view relation_name(Relation relation);  // "person", "household", "unrelated"

// What one field says. A positive weight speaks for the same person.
struct Evidence {
  Field field;
  std::string_view level;  // "same", "close", "nickname", "different" ...
  double weight;           // natural logarithm of the odds against the runner-up
};

// score = prior + the weights of the evidence in its order + alternative, exactly.
struct Verdict {
  double score = 0;      // log-odds that it is the same person, against both other stories
  double certainty = 0;  // the same as a probability, calibrated
  double household = 0;  // probability that they are two people of one household
  Relation relation = Relation::kUnrelated;   // the most probable story
  Relation runner_up = Relation::kUnrelated;  // the better one of the two others than "same person"
  double prior = 0;
  std::vector<Evidence> evidence;  // fields that are missing on either side say nothing
  double alternative = 0;          // what the other stories take away, at most ln 3
};

class Model;

// Compares two profiles; either order gives the same. `accounts`: how many there are to be mistaken for.
Verdict weigh(const Profile& left, const Profile& right, const Model& model, double accounts);

// --- Deciding
// -----------------------------------------------------------------------------------------------------

// What a certainty leads to, from least to most.
enum class Band : std::uint8_t { kNew, kReview, kAsk, kSame, kProven };

std::string_view band_name(Band band);  // "new", "review", "ask", "same", "proven"

// From which certainty on. 0 < review <= ask <= same <= 1.
struct Bands {
  double review = 0.30;
  double ask = 0.90;
  double same = 0.999;
  double household_below = 0.001;  // "same" needs the household story to be less probable than this
};

// What a score does not know.
struct Circumstances {
  bool control_is_proven = false;          // of an identifier that is verified on the account, now
  bool both_verified_differently = false;  // each account has a verified identifier that the other has not
  bool is_minor = false;                   // either, by the birth date
  bool holds_sensitive_data = false;  // the account can be logged in to, or holds more than a silo's record
};

// The one place that says what a verdict may lead to. Never by score alone: two accounts that each have a
// verified identifier of their own, minors, and accounts that hold more than silo records reach "ask" at
// most; "same" needs two independent strong agreements and next to no household; "proven" needs proof of
// control and no contradiction in birth date or given name, else "ask".
Band decide(const Verdict& verdict, const Circumstances& circumstances, const Bands& bands = {});

// Of several candidates, which one: the best, and nothing where two different ones are both more probable
// than not.
std::optional<std::size_t> choose(const std::vector<Verdict>& candidates);

}  // namespace guichet::match
