#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet {

// The order of these is that of core/data/generate_idna_table.py.
enum class BidiClass : std::uint8_t { kL, kR, kAl, kAn, kEn, kEs, kCs, kEt, kOn, kBn, kNsm, kOther };
enum class JoiningType : std::uint8_t { kNone, kLeft, kRight, kDual, kTransparent, kCausing };

// Scripts by number; those with a name here may be mixed (UTS 39). kCommon stands for Inherited, and for
// characters of several scripts, too.
enum class Script : std::uint8_t { kCommon, kLatin, kHan, kHiragana, kKatakana, kBopomofo, kHangul };

struct CharacterTraits {
  BidiClass bidi;
  JoiningType joining;
  std::uint8_t combining_class;
  bool is_mark;
};

// What UTS 46 and UTS 39 need to know of code points, read from the table "idna". Traits, scripts and
// compositions mean something for valid code points only.
class IdnaTable {
 public:
  explicit IdnaTable(std::string_view bytes);

  // Appends what the code point becomes, which may be nothing; false, and nothing is appended, when it stays
  // itself.
  bool append_mapping(char32_t code_point, std::u32string& text) const;

  bool is_valid(char32_t code_point) const;
  CharacterTraits traits_of(char32_t code_point) const;
  Script script_of(char32_t code_point) const;

  // The canonical composition of two (Unicode chapter 3.11), 0 when there is none; and its inverse. Hangul
  // included.
  char32_t compose(char32_t first, char32_t second) const;
  std::optional<std::pair<char32_t, char32_t>> decompose(char32_t composite) const;

 private:
  struct Mapping {
    char32_t first, last;
    std::uint8_t step, length;
    std::uint32_t target;  // place in targets_
  };
  struct Composition {
    char32_t first, second, composite;
  };
  struct Run {
    char32_t first;
    std::uint8_t value;
  };
  using Runs = std::vector<Run>;
  class Cursor;

  const Mapping* find_mapping(char32_t code_point) const;
  static Runs read_runs(Cursor& cursor);
  static std::uint8_t value_at(const Runs& runs, char32_t code_point);
  void read_mappings(Cursor& cursor);
  void read_compositions(Cursor& cursor);

  std::vector<Mapping> mappings_;
  std::u32string targets_;
  std::vector<Composition> compositions_;      // by first, then second
  std::vector<CharacterTraits> trait_values_;  // what the runs of traits_ number
  Runs valid_, traits_, scripts_;
};

}  // namespace guichet
