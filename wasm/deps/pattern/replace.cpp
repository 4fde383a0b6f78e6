#include <algorithm>
#include <array>

#include "pattern/pattern.hpp"

namespace guichet_deps {
namespace {

constexpr std::size_t kGroups = 10;  // $0 to $9
using Groups = std::array<Place, kGroups>;

bool is_ascii_digit(char c) { return '0' <= c && c <= '9'; }

// Whether every $ in it names a group of the pattern.
bool fits(const Program& program, std::string_view replacement) {
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    if (replacement[i] == '\\' && replacement.substr(i + 1, 1) == "$") {
      ++i;
    } else if (replacement[i] == '$') {
      if (++i == replacement.size() || !is_ascii_digit(replacement[i])) return false;
      if (static_cast<std::size_t>(replacement[i] - '0') > program.groups) return false;
    }
  }
  return true;
}

void append_replacement(std::string& result, std::string_view replacement, std::string_view text,
                        const Groups& groups) {
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    if (replacement[i] == '\\' && replacement.substr(i + 1, 1) == "$") {
      result += replacement[++i];
    } else if (replacement[i] == '$') {
      const Place& place = groups[static_cast<std::size_t>(replacement[++i] - '0')];
      if (place.end != Place::kNowhere) result.append(text.substr(place.begin, place.end - place.begin));
    } else {
      result += replacement[i];
    }
  }
}

// Behind the character at place: an empty match is not taken right behind another match.
std::size_t behind_character(std::string_view text, std::size_t place) {
  const std::size_t size = place < text.size() ? first_character(text.substr(place)).size : 1;
  return place + (size == 0 ? 1 : size);
}

}  // namespace

bool replace(const Program& program, std::string& text, bool all, std::string_view replacement) {
  if (!fits(program, replacement)) return false;
  Groups groups;
  std::string result;
  std::size_t done = 0;
  std::size_t last_end = Place::kNowhere;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t size = std::min(kGroups, program.groups + 1);
    if (!find(program, text, from, Anchor::kNone, groups.data(), size)) break;
    const Place match = groups[0];
    if (match.begin == match.end && match.begin == last_end) {
      from = behind_character(text, from);
      continue;
    }
    result.append(text, done, match.begin - done);
    append_replacement(result, replacement, text, groups);
    from = done = last_end = match.end;
    if (!all) break;
  }
  if (last_end == Place::kNowhere) return false;
  result.append(text, done, std::string::npos);
  text = std::move(result);
  return true;
}

}  // namespace guichet_deps
