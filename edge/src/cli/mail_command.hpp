#pragma once

#include <filesystem>
#include <string>

namespace guichet::cli {

struct MailKeyOptions {
  std::filesystem::path config;
  std::filesystem::path output;  // empty: [mail] dkim_key_file, or dkim.pem beside the configuration
};

// guichet mail key: makes the keys that mails are signed with, unless the file is there, and prints what to publish in
// the DNS: DKIM, and suggestions for SPF and DMARC. Ends with 1 when something is wrong.
int mail_key_command(const MailKeyOptions& options);

struct MailPreviewOptions {
  std::filesystem::path config;
  std::string templates;  // empty: those of the configuration, if there is one
  std::string kind;       // empty: all
  std::string locale;     // empty: all
  std::filesystem::path output;
};

// guichet mail preview: renders mails with test data into <output>/<kind>.<locale>.html and .txt and an index.html.
// Ends with 1, and says what is wrong, when a template lacks something.
int mail_preview_command(const MailPreviewOptions& options);

}  // namespace guichet::cli
