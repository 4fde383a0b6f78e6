#pragma once

#include <string_view>

namespace guichet::http {

// RFC 9110 section 5.6.2: tchar.
bool is_token_character(char c);

// RFC 9110 section 5.6.2: one tchar or more.
bool is_token(std::string_view text);

// RFC 9110 section 5.5: tab, space, visible ASCII and obs-text; no control characters.
bool is_field_value(std::string_view text);

// RFC 9110 section 5.6.3: the text without spaces and tabs at both ends.
std::string_view trim_optional_space(std::string_view text);

// Compares without regard to the case of ASCII letters.
bool equals_ignoring_case(std::string_view left, std::string_view right);

// Takes the next element of a comma-separated list (RFC 9110 section 5.6.1) off the front of `rest`, trimmed.
// Quoted strings are not understood: for lists whose elements are tokens.
std::string_view take_list_element(std::string_view& rest);

// RFC 9112 section 3.2: uri-host [ ":" port ], not empty.
bool is_host(std::string_view text);

}  // namespace guichet::http
