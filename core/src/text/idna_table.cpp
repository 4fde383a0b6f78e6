#include "text/idna_table.hpp"

#include <algorithm>

namespace guichet {
namespace {

// Arithmetic of Hangul syllables (Unicode 3.12).
constexpr char32_t kSyllables = 0xAC00;
constexpr char32_t kLeading = 0x1100;
constexpr char32_t kVowels = 0x1161;
constexpr char32_t kTrailing = 0x11A7;
constexpr char32_t kLeadingCount = 19;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kTrailingCount = 28;
constexpr char32_t kSyllableCount = kLeadingCount * kVowelCount * kTrailingCount;

// Unsigned: what lies before the first of a range wraps around to a high number.
bool is_in(char32_t code_point, char32_t first, char32_t count) { return code_point - first < count; }

}  // namespace

// Reads numbers in LEB128; zeros behind the end.
class IdnaTable::Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  std::uint8_t byte() {
    if (bytes_.empty()) return 0;
    const auto value = static_cast<std::uint8_t>(bytes_[0]);
    bytes_.remove_prefix(1);
    return value;
  }

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 28; shift += 7) {
      const std::uint8_t next = byte();
      value |= static_cast<std::uint32_t>(next & 127U) << shift;
      if (next < 128) break;
    }
    return value;
  }

  std::uint32_t signed_number() {  // modulo 2^32
    const std::uint32_t value = number();
    return (value & 1U) != 0 ? ~(value >> 1U) : value >> 1U;
  }

  // How many entries follow; each takes a byte at least.
  std::size_t count() { return std::min<std::size_t>(number(), bytes_.size()); }

 private:
  std::string_view bytes_;
};

IdnaTable::IdnaTable(std::string_view bytes) {
  Cursor cursor(bytes);
  read_mappings(cursor);
  read_compositions(cursor);
  valid_ = read_runs(cursor);
  trait_values_.resize(cursor.count());
  for (CharacterTraits& traits : trait_values_) {
    traits.bidi = static_cast<BidiClass>(cursor.byte());
    traits.joining = static_cast<JoiningType>(cursor.byte());
    traits.combining_class = cursor.byte();
    traits.is_mark = cursor.byte() != 0;
  }
  traits_ = read_runs(cursor);
  scripts_ = read_runs(cursor);
}

void IdnaTable::read_mappings(Cursor& cursor) {
  mappings_.resize(cursor.count());
  char32_t last = 0;
  std::uint32_t place = 0;
  for (Mapping& mapping : mappings_) {
    mapping.first = last + cursor.number();
    const std::uint32_t run = cursor.number();
    mapping.step = run % 2 == 0 ? 1 : 2;
    last = mapping.last = mapping.first + (run / 2 - 1) * mapping.step;
    mapping.length = static_cast<std::uint8_t>(cursor.number());
    mapping.target = place;
    place += mapping.length;
  }
  targets_.resize(place);
  char32_t previous = 0;
  for (char32_t& target : targets_) target = previous += cursor.signed_number();
}

void IdnaTable::read_compositions(Cursor& cursor) {
  compositions_.resize(cursor.count());
  char32_t first = 0;
  char32_t composite = 0;
  for (Composition& each : compositions_) each.first = first += cursor.number();
  for (Composition& each : compositions_) each.second = cursor.number();
  for (Composition& each : compositions_) each.composite = composite += cursor.signed_number();
}

IdnaTable::Runs IdnaTable::read_runs(Cursor& cursor) {
  Runs runs(cursor.count());
  char32_t first = 0;
  for (Run& run : runs) run.first = first += cursor.number();
  for (Run& run : runs) run.value = static_cast<std::uint8_t>(cursor.number());
  return runs;
}

std::uint8_t IdnaTable::value_at(const Runs& runs, char32_t code_point) {
  const auto next = std::upper_bound(runs.begin(), runs.end(), code_point,
                                     [](char32_t value, const Run& run) { return value < run.first; });
  return next == runs.begin() ? std::uint8_t{0} : std::prev(next)->value;
}

const IdnaTable::Mapping* IdnaTable::find_mapping(char32_t code_point) const {
  const auto found =
      std::lower_bound(mappings_.begin(), mappings_.end(), code_point,
                       [](const Mapping& mapping, char32_t value) { return mapping.last < value; });
  const bool is_in_run = found != mappings_.end() && code_point >= found->first;
  return is_in_run && (code_point - found->first) % found->step == 0 ? &*found : nullptr;
}

bool IdnaTable::append_mapping(char32_t code_point, std::u32string& text) const {
  const Mapping* mapping = find_mapping(code_point);
  if (!mapping) return false;
  const char32_t distance = code_point - mapping->first;  // 0 unless the target is one character, or none
  for (std::size_t i = 0; i < mapping->length; ++i) text += targets_[mapping->target + i] + distance;
  return true;
}

bool IdnaTable::is_valid(char32_t code_point) const {
  return value_at(valid_, code_point) != 0 && !find_mapping(code_point);
}

CharacterTraits IdnaTable::traits_of(char32_t code_point) const {
  const std::size_t number = value_at(traits_, code_point);
  return number < trait_values_.size() ? trait_values_[number] : CharacterTraits{};
}

Script IdnaTable::script_of(char32_t code_point) const {
  return static_cast<Script>(value_at(scripts_, code_point));
}

char32_t IdnaTable::compose(char32_t first, char32_t second) const {
  if (is_in(first, kLeading, kLeadingCount) && is_in(second, kVowels, kVowelCount)) {
    return kSyllables + ((first - kLeading) * kVowelCount + (second - kVowels)) * kTrailingCount;
  }
  const bool is_open_syllable =
      is_in(first, kSyllables, kSyllableCount) && (first - kSyllables) % kTrailingCount == 0;
  if (is_open_syllable && is_in(second, kTrailing + 1, kTrailingCount - 1))
    return first + (second - kTrailing);
  const auto found = std::lower_bound(
      compositions_.begin(), compositions_.end(), first, [=](const Composition& each, char32_t value) {
        return each.first < value || (each.first == value && each.second < second);
      });
  const bool is_found = found != compositions_.end() && found->first == first && found->second == second;
  return is_found ? found->composite : 0;
}

std::optional<std::pair<char32_t, char32_t>> IdnaTable::decompose(char32_t composite) const {
  if (is_in(composite, kSyllables, kSyllableCount)) {
    const char32_t index = composite - kSyllables;
    const char32_t trailing = index % kTrailingCount;
    if (trailing != 0) return std::pair(composite - trailing, kTrailing + trailing);
    const char32_t open = index / kTrailingCount;
    return std::pair(kLeading + open / kVowelCount, kVowels + open % kVowelCount);
  }
  // A thousand, and a label is short: they are not sorted for this.
  const auto found = std::find_if(compositions_.begin(), compositions_.end(),
                                  [=](const Composition& each) { return each.composite == composite; });
  if (found == compositions_.end()) return std::nullopt;
  return std::pair(found->first, found->second);
}

}  // namespace guichet
