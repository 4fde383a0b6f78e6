#include "cli/mail_setup.hpp"

#include <algorithm>

#include "mail/template_check.hpp"

namespace guichet::cli {

mail::Sender make_sender(const config::Config& config) { return {config.mail.from_name, config.mail.from}; }

std::string dkim_domain(const config::Config::Mail& settings) {
  return settings.dkim_domain.empty() ? settings.from.substr(settings.from.rfind('@') + 1) : settings.dkim_domain;
}

Expected<std::unique_ptr<mail::MailTemplates>, std::string> load_checked_templates(const std::string& folder) {
  auto loaded = mail::MailTemplates::load(folder);
  if (!loaded) return loaded.error();
  const auto problems = mail::check_templates((*loaded)->templates());
  if (problems.empty()) return std::move(*loaded);
  constexpr std::size_t kShown = 12;
  std::string message = "the mail templates are not used:";
  for (std::size_t i = 0; i < std::min(kShown, problems.size()); ++i) {
    message += "\n  " + (folder.empty() ? "" : folder + "/") + problems[i];
  }
  if (problems.size() > kShown) message += "\n  and " + std::to_string(problems.size() - kShown) + " more";
  return message;
}

Expected<MailSetup, std::string> load_mail_setup(const config::Config& config) {
  auto templates = load_checked_templates(config.mail.templates);
  if (!templates) return templates.error();
  MailSetup setup{std::move(*templates), nullptr};
  if (config.mail.dkim_key_file.empty()) return setup;
  auto keys = mail::load_dkim_keys(config.mail.dkim_key_file);
  if (!keys) return config.mail.dkim_key_file + ": " + keys.error();
  setup.signer = std::make_shared<const mail::DkimSigner>(dkim_domain(config.mail), config.mail.dkim_selector,
                                                          *std::move(keys));
  return setup;
}

}  // namespace guichet::cli
