#include <algorithm>

#include "guichet/name.hpp"
#include "name/case_repair.hpp"
#include "name/known_names.hpp"
#include "name/words.hpp"

namespace guichet {
namespace {

// Some words in a row of one field.
struct Words {
  const NameWord* first = nullptr;
  const NameWord* last = nullptr;

  bool empty() const { return first == last; }
  std::size_t size() const { return static_cast<std::size_t>(last - first); }
  Words head(std::size_t count) const { return {first, first + count}; }
  Words tail(std::size_t count) const { return {last - count, last}; }
  std::string text() const { return join_words(first, last); }
};

Words all_of(const std::vector<NameWord>& words) { return {words.data(), words.data() + words.size()}; }

bool are_equal(Words left, Words right) {
  return std::equal(left.first, left.last, right.first, right.last,
                    [](const NameWord& a, const NameWord& b) { return a.folded == b.folded; });
}

bool are_given_names(Words words) {
  return !words.empty() && std::all_of(words.first, words.last,
                                       [](const NameWord& word) { return is_known_given_name(word.folded); });
}

bool is_family_name(Words words) { return words.size() == 1 && is_known_family_name(words.first->folded); }

// French forms and mails often write the family name in capitals, as in "Jean DUPONT". Shorter words may be
// initials.
bool is_in_capitals(Words words) {
  return !words.empty() && std::all_of(words.first, words.last, [](const NameWord& word) {
    return word.folded.size() > 3 && is_all_capitals(word.text);
  });
}

bool is_written_as_family_name(Words words, Words beside) {
  return is_family_name(words) ||
         (is_in_capitals(words) && !is_in_capitals(beside) && !are_given_names(words));
}

NamePairFinding make_pair_finding(NamePart part, Code code) { return {part, make_finding(code)}; }

NamePairFinding meant(Code code, Words given, Words family) {
  NamePairFinding found = make_pair_finding(NamePart::kGiven, code);
  found.finding.params.emplace_back("given_name", given.text());
  found.finding.params.emplace_back("family_name", family.text());
  return found;
}

NamePairFinding repeated(NamePart part, Words suggestion) {
  NamePairFinding found = make_pair_finding(part, Code::kNameRepeated);
  found.finding.params.emplace_back("suggestion", suggestion.text());
  return found;
}

// "Jean Dupont", "DUPONT Jean".
std::optional<NamePairFinding> find_both_in_one(Words both) {
  if (both.size() < 2) return std::nullopt;
  const auto try_split = [](Words given, Words family) -> std::optional<NamePairFinding> {
    if (!are_given_names(given) || !is_written_as_family_name(family, given)) return std::nullopt;
    return meant(Code::kNameBothInOne, given, family);
  };
  const std::size_t rest = both.size() - 1;
  if (auto found = try_split(both.head(1), both.tail(rest))) return found;
  return try_split(both.tail(1), both.head(rest));
}

// What is left of a field that begins or ends with the words of the other one.
Words without(Words whole, Words part) {
  if (part.empty() || whole.size() <= part.size()) return {};
  const std::size_t rest = whole.size() - part.size();
  if (are_equal(whole.tail(part.size()), part)) return whole.head(rest);
  if (are_equal(whole.head(part.size()), part)) return whole.tail(rest);
  return {};
}

std::optional<NamePairFinding> find_repeated(Words given, Words family) {
  if (const Words rest = without(given, family); are_given_names(rest) && !are_given_names(family)) {
    return repeated(NamePart::kGiven, rest);
  }
  if (const Words rest = without(family, given); are_given_names(given) && is_family_name(rest)) {
    return repeated(NamePart::kFamily, rest);
  }
  return std::nullopt;
}

bool are_swapped(Words given, Words family) {
  return are_given_names(family) && is_written_as_family_name(given, family);
}

}  // namespace

std::optional<NamePairFinding> check_name_pair(std::string_view given, std::string_view family) {
  const auto given_words = split_name(given);
  const auto family_words = split_name(family);
  const Words in_given = all_of(given_words);
  const Words in_family = all_of(family_words);
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
