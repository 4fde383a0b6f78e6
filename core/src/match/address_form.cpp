#include "match/address_form.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "french_address/street_type.hpp"
#include "text/ascii.hpp"
#include "text/folding.hpp"

namespace guichet::match {
namespace {

bool is_word_byte(char c) { return is_ascii_alphanumeric(c) || !is_ascii(c); }

std::vector<std::string_view> words_in(std::string_view folded) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= folded.size(); ++i) {
    if (i < folded.size() && is_word_byte(folded[i])) continue;
    if (i > begin) words.push_back(folded.substr(begin, i - begin));
    begin = i + 1;
  }
  return words;
}

bool is_number_suffix(std::string_view word) {
  return word == "bis" || word == "ter" || word == "quater" || (word.size() == 1 && is_ascii_letter(word[0]));
}

bool is_article(std::string_view word) {
  constexpr std::array<std::string_view, 10> kArticles = {"de",  "du", "des", "la",  "le",
                                                          "les", "l",  "d",   "the", "of"};
  return std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end();
}

// Takes a number with its suffix off the front: 12, 12b, 12 bis.
std::string take_number(std::vector<std::string_view>& words) {
  if (words.size() < 2 || !is_ascii_digit(words[0][0])) return {};
  const std::string_view first = words[0];
  const auto* end = std::find_if_not(first.begin(), first.end(), [](char c) { return is_ascii_digit(c); });
  const auto digits = static_cast<std::size_t>(end - first.begin());
  if (first.size() > digits && !is_number_suffix(first.substr(digits))) return {};
  const bool has_suffix = first.size() == digits && words.size() > 2 && is_number_suffix(words[1]) &&
                          !(words[1].size() == 1 && words[1] == "r");  // "12 r. de la Paix"
  words.erase(words.begin(), words.begin() + (has_suffix ? 2 : 1));
  return std::string(first.substr(0, digits));
}

std::string_view spelled_out(std::string_view word) {
  using namespace french_address;
  const StreetType type = find_street_type(word);
  return type == kNoStreetType ? word : street_type_name(type);
}

}  // namespace

StreetForm fold_street(std::string_view line) {
  const std::string folded = fold_to_ascii(line);
  auto words = words_in(folded);
  StreetForm form;
  form.house_number = take_number(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_article(words[i])) form.street += i == 0 ? spelled_out(words[i]) : words[i];
  }
  return form;
}

std::string fold_compact(std::string_view text) {
  std::string folded = fold_to_ascii(text);
  folded.erase(std::remove_if(folded.begin(), folded.end(), [](char c) { return !is_word_byte(c); }),
               folded.end());
  return folded;
}

std::string fold_city(std::string_view text) {
  const std::string folded = fold_to_ascii(text);
  std::string city;
  for (const std::string_view word : words_in(folded)) {
    if (word == "cedex") break;
    city += word == "st" ? "saint" : word == "ste" ? "sainte" : word;
  }
  return city;
}

}  // namespace guichet::match
