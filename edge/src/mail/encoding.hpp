#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace guichet::mail {

// Quoted-printable (RFC 2045 section 6.7) of UTF-8 text: lines of at most 76 characters ended by CRLF, line
// ends of any kind taken as such. A dot at the start of a line is encoded, so that no relay trips over it.
std::string quoted_printable(std::string_view text);

// Base64 with padding and no line ends (RFC 4648 section 4).
std::string base64(std::string_view bytes);

// A header value as RFC 2047 encoded words (UTF-8, base64), folded so that no line is longer than 76
// characters. first_line (at most 40) is how many characters stand before it. Plain ASCII that fits stays as it is.
// Characters are never split between words.
std::string encoded_header(std::string_view text, std::size_t first_line);

// The same for a display name (RFC 5322 "phrase"): also encoded when it has a character that is special there.
std::string encoded_phrase(std::string_view text, std::size_t first_line);

// Date and time of RFC 5322 section 3.3, in UTC: "Mon, 23 Nov 2026 10:00:00 +0000".
std::string header_date(std::int64_t milliseconds_since_1970);

}  // namespace guichet::mail
