#include "guichet/name.hpp"
#include "text/word_list.hpp"

namespace guichet {
namespace {

#include "nicknames.inc"

// The group from the given position on that has the name as one of its words, or npos. A group is a line, its
// words between spaces, the full name first.
std::size_t find_group(std::string_view name, std::size_t from) {
  if (name.empty() || name.find_first_of(" \n") != name.npos) return std::string_view::npos;
  const std::string word = " " + std::string(name) + " ";
  const std::size_t at = kNicknames.find(word, from);
  return at == std::string_view::npos ? at : kNicknames.rfind('\n', at) + 1;
}

std::string_view line_at(std::size_t begin) {
  return kNicknames.substr(begin, kNicknames.find('\n', begin) - begin);
}

std::string_view full_name_of(std::string_view line) { return line.substr(1, line.find(' ', 1) - 1); }

}  // namespace

std::optional<std::string_view> nickname_group(std::string_view folded) {
  const std::size_t begin = find_group(folded, 0);
  if (begin == std::string_view::npos) return std::nullopt;
  return full_name_of(line_at(begin));
}

std::vector<std::string_view> nickname_groups(std::string_view folded) {
  std::vector<std::string_view> groups;
  for (std::size_t begin = find_group(folded, 0); begin != std::string_view::npos;) {
    const std::string_view line = line_at(begin);
    groups.push_back(full_name_of(line));
    begin = find_group(folded, begin + line.size());
  }
  return groups;
}

bool share_nickname_group(std::string_view left, std::string_view right) {
  if (left == right) return true;
  for (std::size_t begin = find_group(left, 0); begin != std::string_view::npos;) {
    const std::string_view line = line_at(begin);
    if (has_word(line, right)) return true;
    begin = find_group(left, begin + line.size());
  }
  return false;
}

}  // namespace guichet
