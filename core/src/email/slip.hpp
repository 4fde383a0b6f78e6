#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace guichet::email {

enum class SlipKind : std::uint8_t {
  kExchanged,  // dupnot for dupont
  kWrongKey,   // dupomt: a key that touches the right one
  kDoubled,    // duppont
  kMissing,    // duont
};

struct Slip {
  SlipKind kind;
  std::size_t at;  // of the first wrong letter in what was typed; of kMissing, where the letter belongs
};

// The one slip of the finger that makes `typed` of `meant`, both lower-case ASCII letters. Nothing when they are equal
// or further apart, and for slips that are names of their own more often: another letter at the beginning, a letter
// added, a letter missing at an end (Martin, Martine).
std::optional<Slip> find_slip(std::string_view typed, std::string_view meant);

}  // namespace guichet::email
