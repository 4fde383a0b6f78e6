#include "email/name_forms.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/folding.hpp"

namespace guichet::email {
namespace {

constexpr std::size_t kMostWords = 6;
constexpr std::size_t kShortestWord = 3;  // of several: "de" and "la" are nobody's name

using Words = std::vector<std::string>;

Words split(std::string_view name) {
  Words words;
  bool is_inside = false;
  for (const char c : fold_to_ascii(name)) {
    if (!is_ascii(c)) return {};
    const bool is_letter = is_ascii_letter(c);
    if (is_letter && !is_inside) words.emplace_back();
    if (words.size() > kMostWords) return {};
    if (is_letter) words.back() += c;
    is_inside = is_letter;
  }
  return words;
}

void add_new(Words& words, std::string word) {
  const bool is_known = std::find(words.begin(), words.end(), word) != words.end();
  if (!is_known && !word.empty()) words.push_back(std::move(word));
}

Words forms_of(const Words& words) {
  Words forms;
  std::string joined;
  for (const std::string& word : words) joined += word;
  add_new(forms, std::move(joined));
  for (const std::string& word : words) {
    if (word.size() >= kShortestWord) add_new(forms, word);
  }
  return forms;
}

Words initials_of(const Words& words) {
  Words initials;
  std::string all;
  for (const std::string& word : words) all += word[0];
  add_new(initials, all);
  add_new(initials, all.substr(0, 1));
  return initials;
}

}  // namespace

NameForms make_name_forms(std::string_view given, std::string_view family) {
  const Words given_words = split(given);
  return {forms_of(given_words), initials_of(given_words), forms_of(split(family))};
}

}  // namespace guichet::email
