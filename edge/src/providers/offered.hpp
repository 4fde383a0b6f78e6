#pragma once

#include <optional>
#include <string>
#include <vector>

#include "providers/provider_library.hpp"

namespace guichet::login {

// What a form's file says of sign-in: the ids it names, in its order, or nothing for all.
using Wanted = std::optional<std::vector<std::string>>;

// The providers that a form offers: those wanted, as far as they are enabled.
std::vector<const Provider*> offered(const ProviderLibrary& library, const Wanted& wanted);

// The first wanted id that the configuration does not know; nothing when all are known.
std::optional<std::string> find_unknown(const ProviderLibrary& library, const Wanted& wanted);

}  // namespace guichet::login
