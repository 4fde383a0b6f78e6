#include "guichet/name.hpp"
#include "text/folding.hpp"

namespace guichet {
namespace {

bool is_separator(char c) { return std::string_view(" \t-.,").find(c) != std::string_view::npos; }

}  // namespace

std::string fold_name(std::string_view name) {
  std::string folded;
  for (const char c : fold_to_ascii(name)) {
    if (c == '\'') continue;
    if (!is_separator(c)) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

}  // namespace guichet
