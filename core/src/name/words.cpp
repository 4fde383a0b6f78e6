#include "name/words.hpp"

#include "text/folding.hpp"
#include "text/utf8.hpp"

namespace guichet {

bool is_name_space(char32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x3000; }

std::vector<NameWord> split_name(std::string_view name) {
  std::vector<NameWord> words;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (end == begin) return;
    const std::string_view text = name.substr(begin, end - begin);
    words.push_back({text, fold_to_ascii(text), {begin, end}});
  };
  for (std::size_t at = 0; at < name.size();) {
    const auto character = next_character(name.substr(at));
    if (is_name_space(character.code_point)) {
      close(at);
      begin = at + character.length;
    }
    at += character.length;
  }
  close(name.size());
  return words;
}

std::string join_words(const NameWord* first, const NameWord* last) {
  std::string joined;
  for (const NameWord* word = first; word != last; ++word) {
    if (word != first) joined += ' ';
    joined += word->text;
  }
  return joined;
}

}  // namespace guichet
