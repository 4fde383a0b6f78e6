#include "register/label.hpp"

namespace guichet::address_register {
namespace {

constexpr std::size_t kMaxLabel = 160;

bool is_apostrophe_end(std::string_view word) { return word.size() >= 3 && word.substr(word.size() - 3) == "\xE2\x80\x99"; }

bool is_joined(std::string_view word) { return !word.empty() && (word.back() == '\'' || word.back() == '-' || is_apostrophe_end(word)); }

std::size_t word_end(std::string_view label) {
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (label[i] == ' ') return i;
    if (is_joined(label.substr(0, i + 1))) return i + 1;
  }
  return label.size();
}

}  // namespace

std::vector<std::string_view> split_label(std::string_view label) {
  label = label.substr(0, kMaxLabel);
  std::vector<std::string_view> words;
  while (!label.empty()) {
    const std::size_t end = word_end(label);
    if (end > 0) words.push_back(label.substr(0, end));
    label.remove_prefix(end);
    while (!label.empty() && label.front() == ' ') label.remove_prefix(1);
  }
  return words;
}

void append_label_word(std::string& label, std::string_view word) {
  if (!label.empty() && !is_joined(label)) label += ' ';
  label += word;
}

}  // namespace guichet::address_register
