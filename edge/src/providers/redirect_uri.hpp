#pragma once

#include <string>
#include <string_view>

#include "login/provider.hpp"

namespace guichet::login {

// Where a provider sends people back to, one path for each: "https://edge.example/login/google/callback".
// Made of the configuration alone, whatever a request calls its host (RFC 9700 section 4.4).
std::string redirect_uri(std::string_view public_url, const Provider& provider);

}  // namespace guichet::login
