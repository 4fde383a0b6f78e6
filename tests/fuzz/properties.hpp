#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "guichet/finding.hpp"
#include "text/utf8.hpp"

namespace guichet::fuzz {

// What must hold for every input: says what does not, and ends the program as a fuzzer expects it.
inline void require(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", property);
  std::abort();
}

inline bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

inline void require_span(std::string_view text, Span span) {
  require(span.begin <= span.end && span.end <= text.size(), "a span lies within the value");
  if (find_invalid_utf8(text)) return;  // broken bytes have no borders
  require(is_border(text, span.begin) && is_border(text, span.end),
          "a span begins and ends on a character's border");
}

}  // namespace guichet::fuzz
