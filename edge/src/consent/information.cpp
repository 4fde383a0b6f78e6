#include "consent/information.hpp"

namespace guichet::consent {
namespace {

std::string join(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined.append(joined.empty() ? "" : ", ").append(text);
  return joined;
}

}  // namespace

std::string information(const Settings& settings, std::string_view locale,
                        const std::vector<std::string>& purposes) {
  if (settings.privacy.controller.empty() || settings.localizer == nullptr) return {};
  const localize::Parameters parameters{{"controller", settings.privacy.controller},
                                        {"contact", settings.privacy.contact},
                                        {"policy_url", settings.privacy.policy_url},
                                        {"purposes", join(purposes)},
                                        {"months", std::to_string(settings.clocks.consent_months)},
                                        {"days", std::to_string(settings.clocks.unverified_days)}};
  const auto say = [&](std::string_view key) { return settings.localizer->text(locale, key, parameters); };
  std::string text = say("privacy.controller") + " ";
  text += say(purposes.empty() ? "privacy.no_purposes" : "privacy.purposes") + " " +
          say("privacy.retention") + " ";
  text += say("privacy.rights");
  if (!settings.privacy.contact.empty()) text += " " + say("privacy.contact");
  if (!settings.privacy.policy_url.empty()) text += " " + say("privacy.policy");
  return text;
}

std::vector<std::string> form_purposes(const forms::PublishedForm& form, std::string_view locale) {
  std::vector<std::string> titles;
  for (const forms::ConsentQuestion& question : form.consents) {
    titles.push_back(question.wording(locale, form.locale).title);
  }
  return titles;
}

}  // namespace guichet::consent
