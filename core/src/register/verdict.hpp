#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "register/lookup.hpp"

namespace guichet::address_register {

// What is to be thought of a typed address. kAccept and kCorrect are sure.
enum class Verdict : std::uint8_t {
  kAccept,
  kCorrect,
  kChoose,
  kUnknownNumber,
  kUnknownStreet,
  kConflict,
  kUnchecked
};

// How far the register knows it.
enum class Level : std::uint8_t { kNumber, kStreet, kCity, kNone };

inline constexpr std::string_view kVerdictNames[] = {
    "accept", "correct", "choose", "unknown_number", "unknown_street", "conflict", "unchecked"};
inline constexpr std::string_view kLevelNames[] = {"number", "street", "city", "none"};

constexpr std::string_view verdict_name(Verdict verdict) {
  return kVerdictNames[static_cast<std::size_t>(verdict)];
}
constexpr std::string_view level_name(Level level) { return kLevelNames[static_cast<std::size_t>(level)]; }

// An address as typed, UTF-8, by the fields of a form; any of them may be empty or hold what belongs into
// another.
struct AddressInput {
  std::vector<std::string_view> lines;  // address-line1 to 3, or the lines of street-address
  std::string_view postal_code;
  std::string_view city;
};

// An address as the register writes it.
struct RegisteredAddress {
  std::string number;  // "13 bis"
  std::string street;
  std::string postal_code;
  std::string city;
  std::string insee;
  std::string locality;  // the former commune that the street lies in

  friend bool operator==(const RegisteredAddress&, const RegisteredAddress&) = default;
};

struct AddressVerdict {
  Verdict verdict = Verdict::kUnchecked;
  Level level = Level::kNone;
  double certainty = 0;       // that `address` is what was meant
  double margin = 0;          // to the second best, in the same measure
  RegisteredAddress address;  // empty from the level on that is not known
  std::vector<std::string_view>
      changed;  // number, street, postal_code, city: where it differs in more than case and accents
  bool is_only_abbreviated = false;        // what changed are abbreviations, articles and numerals, no slips
  std::vector<RegisteredAddress> choices;  // for kChoose and kConflict
  std::vector<std::string> near_numbers;   // for kUnknownNumber
  std::vector<std::string> extras;         // flat, building, letter box: as typed
};

// Holds addresses against the communes and, where there are any, the streets that are known.
class AddressBook {
 public:
  // What the sources point to must outlive this. Partial sources know the streets of some places only: then a
  // street that is not found is left unchecked.
  explicit AddressBook(Sources sources, bool is_partial = false)
      : sources_(std::move(sources)), is_partial_(is_partial) {}

  AddressVerdict check(const AddressInput& input) const;

  const Sources& sources() const { return sources_; }

 private:
  Sources sources_;
  bool is_partial_;
};

}  // namespace guichet::address_register
