#pragma once

#include <optional>
#include <string>

#include "config/config.hpp"
#include "crypto/keys.hpp"
#include "forms/form_library.hpp"
#include "identities/settings.hpp"
#include "login/sign_in.hpp"
#include "providers/provider_library.hpp"

namespace guichet::cli {

// How providers are asked.
outbound::Options login_options(const config::Config::Login& settings);

// What signing in works with. Ends what is under way when it goes: before the contexts that it answers to.
struct LoginSetup {
  explicit LoginSetup(const config::Config::Login& settings);

  outbound::Client client;
  login::Directory directory;
  login::Surroundings surroundings;
};

// `policy` says how holders are written to; it outlives what is made.
identities::Settings make_identities(const config::Config& config, const crypto::Keys& keys,
                                     const login::ProviderLibrary& providers, const signup::Policy& policy);

// What the forms' files say of sign-in, held against the configuration: for a person, what is wrong.
std::optional<std::string> refuse_unknown_login(const forms::FormLibrary& forms, const login::ProviderLibrary& providers);

}  // namespace guichet::cli
