#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guichet/finding.hpp"

namespace guichet::email {

// An address cut at its @, before anything is known to be right. Spans count bytes of the text given.
struct Parts {
  Span local;
  Span domain;  // empty and at the end when there is no @
  bool is_quoted = false;
};

struct SyntaxReport {
  Parts parts;
  std::string ascii_domain;  // lower case; empty when the domain is malformed
  std::vector<Finding> findings;

  bool is_well_formed() const;
};

// RFC 5321 4.1.2 with the letters of RFC 6531. Takes the text without white space around it.
SyntaxReport check_syntax(std::string_view text);

// Length limits of RFC 5321 4.5.3.1 and RFC 1035 2.3.4, in bytes.
inline constexpr std::size_t kMaxLocal = 64;
inline constexpr std::size_t kMaxLabel = 63;
inline constexpr std::size_t kMaxDomain = 253;
inline constexpr std::size_t kMaxAddress = 254;

}  // namespace guichet::email
