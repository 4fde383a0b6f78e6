#pragma once

#include <string_view>

#include "email/syntax.hpp"

namespace guichet::email {

// The quick way for nearly all addresses: fills in parts and domain and gives true when the text is a
// Dot-string of ASCII, an @, and a domain of at least two labels of letters, digits and hyphens, within all
// lengths, none of them in Punycode. False says nothing but that the text must be looked at closely.
bool read_ordinary(std::string_view text, SyntaxReport& report);

}  // namespace guichet::email
