#include "providers/provider_library.hpp"

#include <algorithm>

#include "providers/configure.hpp"
#include "providers/data_file.hpp"

namespace guichet::login {

const Provider* ProviderLibrary::find(std::string_view id) const {
  const auto found = std::find_if(providers_.begin(), providers_.end(),
                                  [&](const Provider& provider) { return provider.id == id; });
  return found == providers_.end() ? nullptr : &*found;
}

std::vector<const Provider*> ProviderLibrary::enabled() const {
  std::vector<const Provider*> chosen;
  for (const Provider& provider : providers_) {
    if (provider.enabled) chosen.push_back(&provider);
  }
  return chosen;
}

Expected<Provider, std::string> load_provider(const config::Config::LoginProvider& settings,
                                              const config::Config::Login& login) {
  const std::string prefix = "provider " + settings.id + ": ";
  const std::string_view file = find_data_file(settings.kind);
  if (file.empty()) {
    return prefix + "kind: \"" + settings.kind + "\" is not known; there are " + known_kinds() +
           "; any other provider has the kind \"openid\" and an issuer";
  }
  auto described = parse_data_file(file);
  if (!described) return prefix + "its data file is broken: " + described.error();
  auto provider = configure(*std::move(described), settings, login);
  if (!provider) return prefix + provider.error();
  return provider;
}

Expected<ProviderLibrary, std::string> load_providers(const config::Config& config) {
  std::vector<Provider> providers;
  for (const auto& settings : config.providers) {
    auto provider = load_provider(settings, config.login);
    if (!provider) return provider.error();
    providers.push_back(*std::move(provider));
  }
  return ProviderLibrary(std::move(providers));
}

outbound::Reach reach_of(const config::Config::Login& login) {
  return login.allow_private ? outbound::Reach::kLoopback : outbound::Reach::kPublic;
}

}  // namespace guichet::login
