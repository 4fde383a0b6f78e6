#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/codes.hpp"

namespace guichet {

// Habits of mailboxes. A trait is a fact about an address, not a fault; email_trait_code() is what a rule may make of
// it. In the order of their names.
enum class EmailTrait : std::uint8_t {
  kDisposable,    // a domain whose mailboxes last for minutes, or are open to all
  kFirstLast,     // the given and the family name that stand in the same form: jean.dupont, jdupont, dupont.jean
  kFreeProvider,  // a provider where anybody gets a mailbox
  kKeyboardMash,  // a local part along the keys: azerty, sdfsdf
  kNameMismatch,  // a local part like marie.martin that shares nothing with the names in the same form
  kNameTypo,      // a local part one slip away from a name in the same form: dupnot for Dupont
  kRepeatedKey,   // a local part of one letter, four times or more
  kRole,          // a function and not a person: contact, mairie
  kTag,           // a subaddress: jean+shop (RFC 5233)
};
inline constexpr std::size_t kEmailTraitCount = 9;

class EmailTraits {
 public:
  constexpr void add(EmailTrait trait) { bits_ = static_cast<std::uint16_t>(bits_ | bit(trait)); }
  constexpr void remove(EmailTrait trait) { bits_ = static_cast<std::uint16_t>(bits_ & ~bit(trait)); }
  constexpr bool has(EmailTrait trait) const { return (bits_ & bit(trait)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  static constexpr std::uint16_t bit(EmailTrait trait) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(trait));
  }
  std::uint16_t bits_ = 0;
};

// "free_provider" and the like; stable.
std::string_view email_trait_name(EmailTrait trait);

// The finding's code. Of email.free_domain and email.first_last the checks make no finding, since they say nothing of
// most people's addresses: they are there for rules that do.
Code email_trait_code(EmailTrait trait);

// Sorted.
std::vector<std::string> email_trait_names(EmailTraits traits);

}  // namespace guichet
