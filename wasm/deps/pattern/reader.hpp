#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "pattern/program.hpp"

namespace guichet_deps {

inline constexpr std::uint32_t kFailed = UINT32_MAX;  // no place

inline constexpr auto kKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (unsigned byte = 0; byte < kinds.size(); ++byte) kinds[byte] = static_cast<std::uint8_t>(kind_of(byte));
  return kinds;
}();

// A text as a program reads it: what one character of it is.
class Reader {
 public:
  Reader(const Program& program, std::string_view text)
      : program_(program), text_(text.data()), length_(static_cast<std::uint32_t>(text.size())) {}

  std::uint32_t length() const { return length_; }

  bool may_follow(Kinds kinds, std::uint32_t place) const {
    return (kinds & as_bit(place < length_ ? kKinds[byte_at(place)] : kTextEnd)) != 0;
  }

  // Behind the one character at place, if it is one of the item's.
  std::uint32_t behind(const Instruction& item, std::uint32_t place) const {
    if (place >= length_) return kFailed;
    const unsigned byte = byte_at(place);
    if (item.op == Op::kDigits) {
      const unsigned digit = byte - '0';
      return digit <= 9 && (item.value >> digit & 1U) != 0 ? place + 1 : kFailed;
    }
    if (item.op == Op::kCharacter) return byte == item.value ? place + 1 : kFailed;
    const Character character = first_character({text_ + place, length_ - place});
    if (character.size == 0 || !program_.sets[item.value].contains(character.code)) return kFailed;
    return place + static_cast<std::uint32_t>(character.size);
  }

  std::uint32_t most(const Instruction& count, const Instruction& item, std::uint32_t place) const {
    for (unsigned taken = count.low; taken < count.high || count.high == kUnbounded; ++taken) {
      const std::uint32_t next = behind(item, place);
      if (next == kFailed) break;
      place = next;
    }
    return place;
  }

  // Where the character begins that ends at place.
  std::uint32_t before(std::uint32_t place) const {
    do --place;
    while ((byte_at(place) & 0xC0U) == 0x80);
    return place;
  }

  bool has_what_is_needed(std::uint32_t from) const {
    unsigned kinds = as_bit(kTextEnd);
    for (std::uint32_t place = from; place < length_; ++place) kinds |= as_bit(kKinds[byte_at(place)]);
    return (program_.needed & kinds) != 0;
  }

 private:
  unsigned byte_at(std::uint32_t place) const { return static_cast<unsigned char>(text_[place]); }

  const Program& program_;
  const char* const text_;
  const std::uint32_t length_;
};

}  // namespace guichet_deps
