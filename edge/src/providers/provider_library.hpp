#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/expected.hpp"
#include "config/config.hpp"
#include "login/provider.hpp"
#include "outbound/reach.hpp"

namespace guichet::login {

// The providers of a configuration, in its order. Does not change once it is made: pointers into it stay good
// as long as it does.
class ProviderLibrary {
 public:
  ProviderLibrary() = default;
  explicit ProviderLibrary(std::vector<Provider> providers) : providers_(std::move(providers)) {}

  // By its id, also one that is switched off; nullptr when there is none.
  const Provider* find(std::string_view id) const;

  const std::vector<Provider>& all() const { return providers_; }

  // Those that people may sign in with.
  std::vector<const Provider*> enabled() const;

 private:
  std::vector<Provider> providers_;
};

// Each [[provider]] with the data file of its kind; reads secrets and keys of those that are enabled. The
// error, for people, names the provider, the setting, and what to do.
Expected<ProviderLibrary, std::string> load_providers(const config::Config& config);

// Where providers may be: on the Internet, and with allow_private on this machine too.
outbound::Reach reach_of(const config::Config::Login& login);

// One of them.
Expected<Provider, std::string> load_provider(const config::Config::LoginProvider& settings,
                                              const config::Config::Login& login);

}  // namespace guichet::login
