#include "text/phonex.hpp"

#include <cstdint>
#include <iterator>

namespace guichet {
namespace {

enum class Next : std::uint8_t { kAny, kVowel, kNoVowel, kFrontVowel };

struct Rule {
  std::string_view from;
  std::string_view to;
  Next next = Next::kAny;
};

constexpr std::string_view kVowels = "aeiou";
constexpr std::string_view kVowelSounds = "aeiouy1234";

// clang-format off
constexpr Rule kNasalsAndVowels[] = {
    {"ph", "f"},
    {"gan", "kan"}, {"gam", "kam"}, {"gain", "kain"}, {"gaim", "kaim"},
    {"ain", "yn", Next::kVowel}, {"ein", "yn", Next::kVowel}, {"aim", "yn", Next::kVowel}, {"eim", "yn", Next::kVowel},
    {"eau", "o"}, {"oua", "2"}, {"ein", "4"}, {"ain", "4"}, {"eim", "4"}, {"aim", "4"},
    {"ai", "y"}, {"ei", "y"}, {"er", "yr"}, {"ess", "ys"}, {"et", "yt"}, {"ez", "yz"},
    {"an", "1", Next::kNoVowel}, {"am", "1", Next::kNoVowel}, {"en", "1", Next::kNoVowel}, {"em", "1", Next::kNoVowel},
    {"on", "1", Next::kNoVowel}, {"in", "4", Next::kNoVowel},
};

constexpr Rule kConsonants[] = {
    {"oe", "e"}, {"eu", "e"}, {"au", "o"}, {"oi", "2"}, {"ou", "3"},
    {"sch", "5"}, {"ch", "5"}, {"sh", "5"}, {"ss", "s"}, {"sc", "s", Next::kFrontVowel},
    {"c", "s", Next::kFrontVowel}, {"c", "k"}, {"qu", "k"}, {"q", "k"},
    {"gu", "k"}, {"ga", "ka"}, {"go", "ko"}, {"gy", "ky"},
    {"a", "o"}, {"d", "t"}, {"p", "t"}, {"j", "g"}, {"b", "f"}, {"v", "f"}, {"m", "n"},
};
// clang-format on

bool contains(std::string_view characters, char c) { return characters.find(c) != std::string_view::npos; }

bool is_followed(std::string_view rest, Next next) {
  switch (next) {
    case Next::kAny: return true;
    case Next::kVowel: return !rest.empty() && contains(kVowels, rest[0]);
    case Next::kNoVowel: return rest.empty() || !contains(kVowelSounds, rest[0]) || rest[0] == 'y';
    case Next::kFrontVowel: return !rest.empty() && (rest[0] == 'e' || rest[0] == 'i');
  }
  return false;
}

std::string apply_rule(std::string_view word, const Rule& rule) {
  std::string changed;
  for (std::size_t at = 0; at < word.size();) {
    const bool is_hit = word.compare(at, rule.from.size(), rule.from) == 0 &&
                        is_followed(word.substr(at + rule.from.size()), rule.next);
    if (is_hit) {
      changed += rule.to;
      at += rule.from.size();
    } else {
      changed += word[at++];
    }
  }
  return changed;
}

template <std::size_t size>
std::string apply_rules(std::string word, const Rule (&rules)[size]) {
  for (const Rule& rule : rules) word = apply_rule(word, rule);
  return word;
}

// Steps 1 and 2: y is i, and h is mute but in ch, sh and ph.
std::string take_letters(std::string_view word) {
  std::string letters;
  char previous = 0;
  for (const char c : word) {
    if (c < 'a' || c > 'z') continue;
    const bool is_mute = c == 'h' && !contains("csp", previous);
    previous = c;
    if (!is_mute) letters += c == 'y' ? 'i' : c;
  }
  return letters;
}

// Step 9: s between two vowels is z.
std::string soften_s(std::string word) {
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    if (word[i] == 's' && contains(kVowelSounds, word[i - 1]) && contains(kVowelSounds, word[i + 1])) word[i] = 'z';
  }
  return word;
}

std::string without_repeats(std::string_view word) {
  std::string single;
  for (const char c : word) {
    if (single.empty() || single.back() != c) single += c;
  }
  return single;
}

}  // namespace

std::string phonex(std::string_view word) {
  std::string key = soften_s(apply_rules(take_letters(word), kNasalsAndVowels));
  key = without_repeats(apply_rules(key, kConsonants));
  if (key.size() > 1 && contains("tx", key.back())) key.pop_back();
  return key;
}

}  // namespace guichet
