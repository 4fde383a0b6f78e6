#include "register/street_search.hpp"

#include <algorithm>
#include <array>

#include "register/bit_pattern.hpp"
#include "register/number_match.hpp"

namespace guichet::address_register {
namespace {

using french_address::kNoStreetType;
using french_address::Spelling;
using french_address::StreetLine;
using french_address::WordKind;
using french_address::WordView;

constexpr Cost kNoTypeTyped = 120;
constexpr Cost kTypeAdded = 250;
constexpr Cost kOtherType = 310;
constexpr std::size_t kKept = 8;  // streets of a commune that are compared in full

bool weighs(WordKind kind) { return kind != WordKind::kArticle; }

std::string key_of(const StreetLine& line) {
  std::string key;
  for (std::size_t i = line.type == kNoStreetType ? 0 : 1; i < line.words.size(); ++i) {
    if (weighs(line.words[i].kind)) key += line.words[i].sound;
  }
  return key;
}

std::vector<WordView> views(const StreetLine& line, std::size_t first) {
  std::vector<WordView> words;
  for (std::size_t i = first; i < line.words.size(); ++i) words.emplace_back(line.words[i]);
  return words;
}

// A street's type stands at its front, unless it is all there is: "Le Village", "Rue".
french_address::StreetType type_of(const Register& source, const Street& street) {
  if (street.word_count < 2) return kNoStreetType;
  const auto* first = source.word(street.words[0]);
  return first == nullptr ? kNoStreetType : first->type;
}

using KeyBuffer = std::array<char, 128>;

// The sound of the name without its type and its articles.
std::string_view key_of(const Register& source, const Street& street, KeyBuffer& buffer) {
  std::size_t size = 0;
  for (std::size_t i = type_of(source, street) == kNoStreetType ? 0 : 1; i < street.word_count; ++i) {
    const auto* word = source.word(street.words[i]);
    if (word == nullptr || !weighs(word->kind)) continue;
    const std::string_view sound = word->sound;
    if (size + sound.size() > buffer.size()) break;
    std::copy(sound.begin(), sound.end(), buffer.begin() + size);
    size += sound.size();
  }
  return {buffer.data(), size};
}

Spelling spelling_of(const Register& source, const Street& street, std::size_t first) {
  std::vector<WordView> words;
  words.reserve(street.word_count);
  for (std::size_t i = first; i < street.word_count; ++i) {
    if (const auto* word = source.word(street.words[i]))
      words.emplace_back(word->text, word->sound, word->kind);
  }
  Spelling spelling;
  spelling.append_registered(words);
  return spelling;
}

// Name and type compared apart where both have a type, else as a whole.
void compare_names(const Register& source, const TypedStreet& typed, Cost limit, StreetCandidate& candidate) {
  const Street& street = candidate.street;
  const auto type = type_of(source, street);
  if (typed.type() != kNoStreetType) {
    candidate.type = type == typed.type() ? 0 : type == kNoStreetType ? kTypeAdded : kOtherType;
    candidate.name =
        spelling_cost(typed.name(), spelling_of(source, street, type == kNoStreetType ? 0 : 1), limit);
    if (type != kNoStreetType || candidate.name + candidate.type < kTypeAdded) return;
    const Cost whole = spelling_cost(typed.whole(), spelling_of(source, street, 0), limit);
    if (whole < candidate.name + candidate.type) candidate.name = whole, candidate.type = 0;
    return;
  }
  Spelling wanted;
  if (type != kNoStreetType) {
    const auto name = french_address::street_type_name(type);
    const auto* word = source.word(street.words[0]);
    wanted.append(name, word->sound, kNoTypeTyped);
    const Spelling rest = spelling_of(source, street, 1);
    for (const auto& piece : rest.letters)
      wanted.letters.append(rest.letters.view().substr(piece.begin, piece.length), piece.skip);
    for (const auto& piece : rest.sounds)
      wanted.sounds.append(rest.sounds.view().substr(piece.begin, piece.length), piece.skip);
  } else {
    wanted = spelling_of(source, street, 0);
  }
  candidate.name = spelling_cost(typed.whole(), wanted, limit);
}

struct Ranked {
  std::size_t distance;
  std::size_t place;  // in its commune: no two have the same rank, whatever sorts them
  Street street;

  friend bool operator<(const Ranked& one, const Ranked& other) {
    return one.distance != other.distance ? one.distance < other.distance : one.place < other.place;
  }
};

// The streets that sound most like what was typed, or have it as a part.
std::vector<Ranked> rank_streets(const Register& source, const CommuneTable::Entry& commune,
                                 const TypedStreet& typed) {
  std::vector<Ranked> ranked;
  const std::size_t worst = 3 + typed.pattern().size() / 2;
  StreetBlockReader block(commune.streets);
  KeyBuffer buffer;
  for (Street street; block.next(street);) {
    const std::string_view key = key_of(source, street, buffer);
    std::size_t distance = typed.pattern().distance(key);
    const bool may_hold_it = distance > 2 && key.size() > typed.pattern().size() + 2;
    if (may_hold_it) distance = std::min(distance, typed.pattern().distance_within(key) + 2);
    if (distance <= worst) ranked.push_back({distance, ranked.size(), street});
  }
  const std::size_t kept = std::min(ranked.size(), kKept);
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
  ranked.resize(kept);
  return ranked;
}

}  // namespace

TypedStreet::TypedStreet(const StreetLine& line)
    : type_(line.words.size() < 2 ? kNoStreetType : line.type),
      number_(line.number),
      key_(key_of(line)),
      pattern_(key_) {
  const bool has_type = type_ != kNoStreetType;
  name_.append_typed(views(line, has_type ? 1 : 0));
  if (has_type) whole_.append(french_address::street_type_name(type_), line.words[0].sound, kTypeAdded);
  whole_.append_typed(views(line, has_type ? 1 : 0));
  for (std::size_t i = has_type ? 1 : 0; i < line.words.size(); ++i) {
    if (weighs(line.words[i].kind)) letters_ += line.words[i].text.size();
  }
}

void find_streets(const Register& source, const CommuneTable::Entry& commune, const TypedStreet& typed,
                  Cost limit, std::vector<StreetCandidate>& found) {
  for (const Ranked& ranked : rank_streets(source, commune, typed)) {
    StreetCandidate candidate{&source, &commune, ranked.street, 0, 0, 0, NumberMatch::kNoneTyped, {0, 0}};
    compare_names(source, typed, limit, candidate);
    if (candidate.name + candidate.type >= limit) continue;
    match_number(typed.number(), candidate);
    found.push_back(candidate);
  }
}

}  // namespace guichet::address_register
