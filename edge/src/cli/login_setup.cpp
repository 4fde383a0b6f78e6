#include "cli/login_setup.hpp"

#include "identities/id_token.hpp"
#include "providers/offered.hpp"

namespace guichet::cli {

outbound::Options login_options(const config::Config::Login& settings) {
  return {login::reach_of(settings), settings.certificate_file, static_cast<long>(settings.timeout_seconds)};
}

LoginSetup::LoginSetup(const config::Config::Login& settings)
    : client(login_options(settings)), directory(client, system_now), surroundings{directory, client, system_now} {}

identities::Settings make_identities(const config::Config& config, const crypto::Keys& keys,
                                     const login::ProviderLibrary& providers, const signup::Policy& policy) {
  identities::Settings settings;
  settings.public_url = config.server.public_url;
  settings.link = config.login.link == "automatic" ? identities::LinkPolicy::kAutomatic : identities::LinkPolicy::kAsk;
  settings.session_lifetime = static_cast<Millis>(config.login.session_hours) * 3600 * 1000;
  settings.id_token_lifetime = static_cast<Millis>(config.login.id_token_seconds) * 1000;
  settings.signing_key = identities::make_signing_key(keys);
  for (const login::Provider* provider : providers.enabled()) settings.providers[provider->id] = provider->name;
  settings.policy = &policy;
  return settings;
}

std::optional<std::string> refuse_unknown_login(const forms::FormLibrary& forms, const login::ProviderLibrary& providers) {
  for (const auto& [id, form] : forms.all()) {
    if (const auto unknown = login::find_unknown(providers, form.login)) {
      return "the form " + id + ": login: there is no [[provider]] with the id \"" + *unknown + "\" in the configuration";
    }
  }
  return std::nullopt;
}

}  // namespace guichet::cli
