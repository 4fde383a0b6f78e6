#include "doctor/form_checks.hpp"

#include <algorithm>

#include "forms/form_library.hpp"
#include "providers/offered.hpp"

namespace guichet::doctor {
namespace {

bool is_configured(const config::Config& config, const std::string& id) {
  return std::any_of(config.providers.begin(), config.providers.end(),
                     [&](const auto& provider) { return provider.id == id; });
}

std::string offered_names(const login::ProviderLibrary& providers, const forms::LoginList& wanted) {
  std::string names;
  for (const login::Provider* provider : login::offered(providers, wanted)) {
    names.append(names.empty() ? "" : ", ").append(provider->id);
  }
  return names;
}

Finding check_form(const config::Config& config, const login::ProviderLibrary& providers,
                   const forms::PublishedForm& form) {
  const std::string subject = "form " + form.id;
  for (const std::string& id : form.login.value_or(std::vector<std::string>{})) {
    if (is_configured(config, id)) continue;
    return {Health::kFail, subject,
            "login names \"" + id + "\", which is no [[provider]]; add it or take it out"};
  }
  const std::string names = offered_names(providers, form.login);
  if (names.empty()) return {Health::kOk, subject, "is good; nobody is offered to sign in with"};
  return {Health::kOk, subject, "is good; offers to sign in with " + names};
}

}  // namespace

Findings check_forms(const config::Config& config, const login::ProviderLibrary& providers) {
  const auto forms = forms::FormLibrary::load(config.forms.folder);
  if (!forms) return {{Health::kFail, "forms", forms.error().file.string() + ": " + forms.error().reason}};
  if (forms->all().empty())
    return {{Health::kWarn, "forms", config.forms.folder + " holds none; write one, ID.json"}};
  Findings findings;
  for (const auto& [id, form] : forms->all()) findings.push_back(check_form(config, providers, form));
  return findings;
}

}  // namespace guichet::doctor
