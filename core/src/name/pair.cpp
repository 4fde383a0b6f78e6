#include <algorithm>

#include "guichet/name.hpp"
#include "name/known_names.hpp"
#include "name/words.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet {
namespace {

// Some of the words of a field.
struct Words {
  std::vector<NameWord> list;

  bool empty() const { return list.empty(); }
  std::size_t size() const { return list.size(); }
  Words from(std::size_t first) const { return {{list.begin() + static_cast<std::ptrdiff_t>(first), list.end()}}; }
  Words first(std::size_t count) const { return {{list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count)}}; }
  std::string text() const { return join_words(list, 0, list.size()); }
};

bool are_equal(const Words& left, const Words& right) {
  return std::equal(left.list.begin(), left.list.end(), right.list.begin(), right.list.end(),
                    [](const NameWord& a, const NameWord& b) { return a.folded == b.folded; });
}

bool are_given_names(const Words& words) {
  return !words.empty() && std::all_of(words.list.begin(), words.list.end(),
                                       [](const NameWord& word) { return is_known_given_name(word.folded); });
}

bool is_family_name(const Words& words) { return words.size() == 1 && is_known_family_name(words.list[0].folded); }

bool has_small_letter(std::string_view text) {
  while (!text.empty()) {
    const auto character = next_character(text);
    if (to_title(character.code_point) != character.code_point) return true;
    text.remove_prefix(character.length);
  }
  return false;
}

// French forms and mails often write the family name in capitals, as in "Jean DUPONT". Shorter words may be initials.
bool is_in_capitals(const Words& words) {
  return !words.empty() && std::all_of(words.list.begin(), words.list.end(), [](const NameWord& word) {
    return word.folded.size() > 3 && fold_case(word.text) != word.text && !has_small_letter(word.text);
  });
}

bool is_written_as_family_name(const Words& words, const Words& beside) {
  return is_family_name(words) || (is_in_capitals(words) && !is_in_capitals(beside) && !are_given_names(words));
}

NamePairFinding make_pair_finding(NamePart part, Code code) { return {part, make_finding(code)}; }

NamePairFinding meant(Code code, const Words& given, const Words& family) {
  NamePairFinding found = make_pair_finding(NamePart::kGiven, code);
  found.finding.params.emplace_back("given_name", given.text());
  found.finding.params.emplace_back("family_name", family.text());
  return found;
}

NamePairFinding repeated(NamePart part, const Words& suggestion) {
  NamePairFinding found = make_pair_finding(part, Code::kNameRepeated);
  found.finding.params.emplace_back("suggestion", suggestion.text());
  return found;
}

// "Jean Dupont", "DUPONT Jean".
std::optional<NamePairFinding> find_both_in_one(const Words& both) {
  if (both.size() < 2) return std::nullopt;
  const auto try_split = [](const Words& given, const Words& family) -> std::optional<NamePairFinding> {
    if (!are_given_names(given) || !is_written_as_family_name(family, given)) return std::nullopt;
    return meant(Code::kNameBothInOne, given, family);
  };
  if (auto found = try_split(both.first(1), both.from(1))) return found;
  return try_split(both.from(both.size() - 1), both.first(both.size() - 1));
}

// What is left of a field that begins or ends with the words of the other one.
Words without(const Words& whole, const Words& part) {
  if (part.empty() || whole.size() <= part.size()) return {};
  const std::size_t rest = whole.size() - part.size();
  if (are_equal(whole.from(rest), part)) return whole.first(rest);
  if (are_equal(whole.first(part.size()), part)) return whole.from(part.size());
  return {};
}

std::optional<NamePairFinding> find_repeated(const Words& given, const Words& family) {
  if (const Words rest = without(given, family); are_given_names(rest) && !are_given_names(family)) {
    return repeated(NamePart::kGiven, rest);
  }
  if (const Words rest = without(family, given); are_given_names(given) && is_family_name(rest)) {
    return repeated(NamePart::kFamily, rest);
  }
  return std::nullopt;
}

bool are_swapped(const Words& given, const Words& family) {
  return are_given_names(family) && is_written_as_family_name(given, family);
}

}  // namespace

std::optional<NamePairFinding> check_name_pair(std::string_view given, std::string_view family) {
  const Words in_given{split_name(given)};
  const Words in_family{split_name(family)};
  if (in_given.empty()) return std::nullopt;
  if (in_family.empty()) return find_both_in_one(in_given);
  if (are_equal(in_given, in_family)) {
    if (is_family_name(in_given)) return make_pair_finding(NamePart::kGiven, Code::kNameSameTwice);
    return find_both_in_one(in_given);
  }
  if (are_swapped(in_given, in_family)) return meant(Code::kNameSwapped, in_family, in_given);
  return find_repeated(in_given, in_family);
}

}  // namespace guichet
