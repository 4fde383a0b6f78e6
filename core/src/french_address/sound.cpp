#include "french_address/sound.hpp"

#include <algorithm>
#include <cstdint>

namespace guichet::french_address {
namespace {

enum class Next : std::uint8_t { kAny, kConsonant, kFrontVowel, kBackVowel, kEnd };

struct Rule {
  std::string_view from;
  std::string_view to;
  Next next = Next::kAny;
};

// The first rule that fits is taken; longer ones of a letter stand before shorter ones. 1 is the sound of in,
// 2 that of an, 3 that of on; x that of ch.
// clang-format off
constexpr Rule kRules[] = {
    {"aient", "e", Next::kEnd}, {"ain", "1", Next::kConsonant}, {"aim", "1", Next::kConsonant}, {"aux", "o"},
    {"aulx", "o"}, {"ault", "o", Next::kEnd}, {"au", "o"}, {"aill", "ail"}, {"ai", "e"}, {"ay", "e"},
    {"an", "2", Next::kConsonant}, {"am", "2", Next::kConsonant},
    {"cch", "k"}, {"sch", "x"}, {"sh", "x"}, {"ch", "x"}, {"ck", "k"}, {"cq", "k"}, {"cc", "s", Next::kFrontVowel},
    {"c", "s", Next::kFrontVowel}, {"c", "k"},
    {"eaux", "o"}, {"eau", "o"}, {"ein", "1", Next::kConsonant}, {"eim", "1", Next::kConsonant}, {"eill", "eil"},
    {"eu", "e"}, {"ei", "e"}, {"ey", "e"}, {"en", "2", Next::kConsonant}, {"em", "2", Next::kConsonant},
    {"er", "e", Next::kEnd}, {"ez", "e", Next::kEnd}, {"et", "e", Next::kEnd},
    {"ge", "j", Next::kBackVowel}, {"gu", "g", Next::kFrontVowel}, {"g", "j", Next::kFrontVowel},
    {"ille", "il"}, {"in", "1", Next::kConsonant}, {"im", "1", Next::kConsonant},
    {"oeu", "e"}, {"oe", "e"}, {"ou", "u"}, {"on", "3", Next::kConsonant}, {"om", "3", Next::kConsonant},
    {"ph", "f"}, {"qu", "k"}, {"q", "k"}, {"sc", "s", Next::kFrontVowel}, {"w", "v"},
    {"yn", "1", Next::kConsonant}, {"ym", "1", Next::kConsonant}, {"y", "i"}, {"z", "s"}, {"h", ""},
};
// clang-format on

constexpr bool is_in(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

bool is_followed(std::string_view rest, Next next) {
  switch (next) {
    case Next::kAny:
      return true;
    case Next::kConsonant:
      return rest.empty() || !is_in("aeiouynmh", rest[0]);
    case Next::kFrontVowel:
      return !rest.empty() && is_in("eiy", rest[0]);
    case Next::kBackVowel:
      return !rest.empty() && is_in("aou", rest[0]);
    case Next::kEnd:
      return rest.empty() || rest == "s";
  }
  return false;
}

const Rule* find_rule(std::string_view rest) {
  for (const Rule& rule : kRules) {
    if (rule.from[0] != rest[0]) continue;
    if (rest.compare(0, rule.from.size(), rule.from) == 0 &&
        is_followed(rest.substr(rule.from.size()), rule.next))
      return &rule;
  }
  return nullptr;
}

void append(std::string& sound, std::string_view letters) {
  for (const char c : letters) {
    if (sound.empty() || sound.back() != c) sound += c;
  }
}

void drop_last(std::string& sound, std::string_view letters) {
  if (sound.size() > 1 && is_in(letters, sound.back())) sound.pop_back();
}

// What is not spoken at the end of a word; one letter always stays. An e that was er, ez or et is spoken.
void drop_mute_ending(std::string& sound, std::string_view word) {
  const std::string_view end = word.substr(word.size() - std::min<std::size_t>(2, word.size()));
  if (word.size() > 3 && (end == "er" || end == "ez" || end == "et")) return;
  drop_last(sound, "sx");
  drop_last(sound, "e");
  drop_last(sound, "tdp");
}

}  // namespace

std::string sound_of(std::string_view word) {
  std::string sound;
  if (!word.empty() && word[0] >= '0' && word[0] <= '9') return std::string(word);
  for (std::size_t at = 0; at < word.size();) {
    const Rule* rule = find_rule(word.substr(at));
    append(sound, rule ? rule->to : word.substr(at, 1));
    at += rule ? rule->from.size() : 1;
  }
  drop_mute_ending(sound, word);
  return sound;
}

}  // namespace guichet::french_address
