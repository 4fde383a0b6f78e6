#pragma once

#include <memory>
#include <string>

#include "common/expected.hpp"
#include "config/config.hpp"
#include "mail/composer.hpp"
#include "mail/own_templates.hpp"

namespace guichet::cli {

// What mails are made with.
struct MailSetup {
  std::unique_ptr<mail::MailTemplates> templates;
  std::shared_ptr<const mail::DkimSigner> signer;  // null where nothing is signed here
};

mail::Sender make_sender(const config::Config& config);

// The domain that signs.
std::string dkim_domain(const config::Config::Mail& settings);

// Loads the templates, tried out with every kind of mail in every language, and the keys. Error: for a person, every
// fault that was found.
Expected<MailSetup, std::string> load_mail_setup(const config::Config& config);

// The templates of a folder, or of the program when the path is empty, tried out.
Expected<std::unique_ptr<mail::MailTemplates>, std::string> load_checked_templates(const std::string& folder);

}  // namespace guichet::cli
