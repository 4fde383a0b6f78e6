#pragma once

#include <string>

#include "common/expected.hpp"
#include "config/config.hpp"
#include "login/provider.hpp"
#include "providers/provider_library.hpp"

// Providers as guichet.toml makes them, with a secret file and an Apple key that exist.
namespace guichet::login {

inline constexpr std::string_view kSecret = "s3cret-of-the-tests";

// What stands in a [[provider]] of this id, with the credentials its kind needs, and more lines.
std::string provider_text(const std::string& id, const std::string& more = "");

// The library of a configuration with these tables; the error as it is told.
Expected<ProviderLibrary, std::string> load_text(const std::string& tables);

// One provider that loads.
Provider load(const std::string& id, const std::string& more = "");

// Why it does not; "" when it does.
std::string refusal(const std::string& id, const std::string& more);

// The private key of the tests in PEM, the one that provider_text() names.
const std::string& apple_pem();

}  // namespace guichet::login
