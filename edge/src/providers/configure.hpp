#pragma once

#include <string>

#include "common/expected.hpp"
#include "config/config.hpp"
#include "login/provider.hpp"

namespace guichet::login {

// What the configuration says about a provider, over what its data file says. Reads its secret or key. The
// error, for people, names the setting and says what to do.
Expected<Provider, std::string> configure(Provider provider, const config::Config::LoginProvider& settings,
                                          const config::Config::Login& login);

}  // namespace guichet::login
