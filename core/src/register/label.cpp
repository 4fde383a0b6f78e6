#include "register/label.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace guichet::address_register {
namespace {

constexpr std::size_t kMaxLabel = 160;

bool is_apostrophe_end(std::string_view word) {
  return word.size() >= 3 && word.substr(word.size() - 3) == "\xE2\x80\x99";
}

bool is_joined(std::string_view word) {
  return !word.empty() && (word.back() == '\'' || word.back() == '-' || is_apostrophe_end(word));
}

// Where the first word ends; spaces before it belong to it.
std::size_t word_end(std::string_view label) {
  const std::size_t begin = label.find_first_not_of(' ');
  for (std::size_t i = begin; i < label.size(); ++i) {
    if (label[i] == ' ') return i;
    if (is_joined(label.substr(begin, i + 1 - begin))) return i + 1;
  }
  return label.size();
}

// The bytes of the label that are kept, without a part of a character.
std::size_t whole_characters(std::string_view label) {
  std::size_t size = std::min(label.size(), kMaxLabel);
  while (size > 0 && size < label.size() && (static_cast<unsigned char>(label[size]) & 0xC0U) == 0x80U)
    --size;
  return size;
}

}  // namespace

std::vector<std::string_view> split_label(std::string_view label) {
  label = trim_ascii(label.substr(0, whole_characters(label)));
  std::vector<std::string_view> words;
  while (!label.empty()) {
    const std::size_t end = word_end(label);
    words.push_back(label.substr(0, end));
    label.remove_prefix(end);
    if (!label.empty() && !is_joined(words.back())) label.remove_prefix(1);
  }
  return words;
}

void append_label_word(std::string& label, std::string_view word) {
  if (!label.empty() && !is_joined(label)) label += ' ';
  label += word;
}

}  // namespace guichet::address_register
