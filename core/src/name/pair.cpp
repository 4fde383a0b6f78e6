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

// What was found, before it becomes a finding: the names that were meant, or what is left of a field.
struct Verdict {
  Code code;
  NamePart part = NamePart::kGiven;
  Words given = {};
  Words family = {};
  Words suggestion = {};
};

// "Jean Dupont", "DUPONT Jean".
std::optional<Verdict> find_both_in_one(Words both) {
  if (both.size() < 2) return std::nullopt;
  const auto can_be = [](Words given, Words family) {
    return are_given_names(given) && is_written_as_family_name(family, given);
  };
  const std::size_t rest = both.size() - 1;
  Verdict verdict{Code::kNameBothInOne, NamePart::kGiven, both.head(1), both.tail(rest)};
  if (can_be(verdict.given, verdict.family)) return verdict;
  verdict.given = both.tail(1);
  verdict.family = both.head(rest);
  return can_be(verdict.given, verdict.family) ? std::optional(verdict) : std::nullopt;
}

// What is left of a field that begins or ends with the words of the other one.
Words without(Words whole, Words part) {
  if (part.empty() || whole.size() <= part.size()) return {};
  const std::size_t rest = whole.size() - part.size();
  if (are_equal(whole.tail(part.size()), part)) return whole.head(rest);
  if (are_equal(whole.head(part.size()), part)) return whole.tail(rest);
  return {};
}

std::optional<Verdict> find_repeated(Words given, Words family) {
  if (const Words rest = without(given, family); are_given_names(rest) && !are_given_names(family)) {
    return Verdict{Code::kNameRepeated, NamePart::kGiven, {}, {}, rest};
  }
  if (const Words rest = without(family, given); are_given_names(given) && is_family_name(rest)) {
    return Verdict{Code::kNameRepeated, NamePart::kFamily, {}, {}, rest};
  }
  return std::nullopt;
}

std::optional<Verdict> judge(Words given, Words family) {
  if (given.empty()) return std::nullopt;
  if (family.empty()) return find_both_in_one(given);
  if (are_equal(given, family)) {
    return is_family_name(given) ? Verdict{Code::kNameSameTwice} : find_both_in_one(given);
  }
  if (are_given_names(family) && is_written_as_family_name(given, family)) {
    return Verdict{Code::kNameSwapped, NamePart::kGiven, family, given};
  }
  return find_repeated(given, family);
}

}  // namespace

std::optional<NamePairFinding> check_name_pair(std::string_view given, std::string_view family) {
  const auto given_words = split_name(given);
  const auto family_words = split_name(family);
  const auto verdict = judge(all_of(given_words), all_of(family_words));
  if (!verdict) return std::nullopt;
  NamePairFinding found{verdict->part, make_finding(verdict->code)};
  const auto add = [&](std::string_view name, Words words) {
    if (!words.empty()) found.finding.params.emplace_back(name, words.text());
  };
  add("given_name", verdict->given);
  add("family_name", verdict->family);
  add("suggestion", verdict->suggestion);
  return found;
}

}  // namespace guichet
