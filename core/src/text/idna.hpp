#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/idna_table.hpp"

namespace guichet {

enum class IdnaProblem : std::uint8_t {
  kNone,
  kPunycode,   // "xn--" with something behind it that is not the Punycode of letters beyond ASCII
  kCharacter,  // one that is disallowed, or that the Punycode should have held in another form
  kHyphen,     // at an edge, or two at the third and fourth place
  kMark,       // a combining mark comes first
  kJoiner,     // a zero-width joiner where it joins nothing (RFC 5892 appendix A)
  kDirection,  // a mixture of writing directions that cannot be read (RFC 5893)
};

struct IdnaLabel {
  std::size_t begin, end;  // bytes of the domain as given
  std::u32string unicode;  // the U-label: lower case, NFC
  std::string ascii;       // the A-label
  IdnaProblem problem = IdnaProblem::kNone;
};

// UTS 46 processing of a domain name (well-formed UTF-8), non-transitional, with UseSTD3ASCIIRules,
// CheckHyphens (in labels with letters beyond ASCII only: names such as "r3--sn" are in use), CheckBidi and
// CheckJoiners. Lengths are left to the caller, and so are empty labels. A label with a problem has ascii and
// unicode as far as they go.
std::vector<IdnaLabel> process_domain(const IdnaTable& table, std::string_view domain);

// What the text (UTF-8) becomes by the mapping of UTS 46, in NFC: one case, one width.
std::u32string map_text(const IdnaTable& table, std::string_view text);

// Canonical composition (NFC, UAX 15) of text that holds only characters that are valid or mapped in domain
// names.
std::u32string normalize_nfc(const IdnaTable& table, std::u32string_view text);

}  // namespace guichet
