#include "providers/offered.hpp"

namespace guichet::login {

std::vector<const Provider*> offered(const ProviderLibrary& library, const Wanted& wanted) {
  if (!wanted) return library.enabled();
  std::vector<const Provider*> chosen;
  for (const std::string& id : *wanted) {
    const Provider* provider = library.find(id);
    if (provider != nullptr && provider->enabled) chosen.push_back(provider);
  }
  return chosen;
}

std::optional<std::string> find_unknown(const ProviderLibrary& library, const Wanted& wanted) {
  if (!wanted) return std::nullopt;
  for (const std::string& id : *wanted) {
    if (library.find(id) == nullptr) return id;
  }
  return std::nullopt;
}

}  // namespace guichet::login
