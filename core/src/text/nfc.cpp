#include <algorithm>

#include "text/idna.hpp"

namespace guichet {
namespace {

void append_decomposed(const IdnaTable& table, char32_t code_point, std::u32string& text) {
  if (const auto parts = table.decompose(code_point)) {
    append_decomposed(table, parts->first, text);
    text += parts->second;
  } else {
    text += code_point;
  }
}

// Canonical ordering: marks that follow one another, by combining class. They are few: by insertion.
void reorder(const IdnaTable& table, std::u32string& text) {
  const auto class_of = [&](char32_t c) { return table.traits_of(c).combining_class; };
  for (std::size_t i = 1; i < text.size(); ++i) {
    const unsigned own_class = class_of(text[i]);
    if (own_class == 0) continue;
    for (std::size_t at = i; at > 0 && class_of(text[at - 1]) > own_class; --at)
      std::swap(text[at - 1], text[at]);
  }
}

// Canonical composition: each character joins the last starter unless another of its class, or a starter,
// stands between them.
std::u32string compose(const IdnaTable& table, std::u32string_view text) {
  std::u32string composed;
  std::size_t starter = std::u32string::npos;
  unsigned last_class = 0;
  for (const char32_t c : text) {
    const unsigned own_class = table.traits_of(c).combining_class;
    const bool is_next_to_starter = starter != std::u32string::npos && starter + 1 == composed.size();
    const bool is_free = is_next_to_starter || last_class < own_class;
    const char32_t composite =
        starter != std::u32string::npos && is_free ? table.compose(composed[starter], c) : 0;
    if (composite != 0) {
      composed[starter] = composite;
      continue;
    }
    if (own_class == 0) starter = composed.size();
    last_class = own_class;
    composed += c;
  }
  return composed;
}

}  // namespace

std::u32string normalize_nfc(const IdnaTable& table, std::u32string_view text) {
  std::u32string decomposed;
  for (const char32_t c : text) append_decomposed(table, c, decomposed);
  reorder(table, decomposed);
  return compose(table, decomposed);
}

}  // namespace guichet
