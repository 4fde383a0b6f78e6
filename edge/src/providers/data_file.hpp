#pragma once

#include <string>
#include <string_view>

#include "common/expected.hpp"
#include "login/provider.hpp"

namespace guichet::login {

// Reads a data file: what is the same for all who sign in with a provider of this kind. Every member is known
// and of its type, URLs are https, PKCE is "S256" or "off" with a reason ("plain" does not exist), and the
// facts say where they are from. The error says what is wrong.
Expected<Provider, std::string> parse_data_file(std::string_view text);

// The data file of a kind; nothing when there is none.
std::string_view find_data_file(std::string_view kind);

// "apple, facebook ...": for messages.
std::string known_kinds();

}  // namespace guichet::login
