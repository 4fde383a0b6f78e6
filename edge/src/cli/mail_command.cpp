#include "cli/mail_command.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <iostream>

#include "cli/failure.hpp"
#include "cli/mail_setup.hpp"
#include "config/load.hpp"
#include "files/whole_file.hpp"
#include "mail/dkim_key.hpp"
#include "mail/sample.hpp"

namespace guichet::cli {
namespace {

namespace fs = std::filesystem;

// What there is, or the defaults when there is no file.
Expected<config::Config, std::string> config_or_defaults(const fs::path& file) {
  if (!fs::exists(file)) return config::Config();
  auto loaded = config::load_config(file);
  if (!loaded) return loaded.error().describe();
  return *std::move(loaded);
}

// False when it is there already or cannot be written.
bool write_private_file(const fs::path& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  return ::close(file) == 0 && written;
}

// A TXT record holds strings of at most 255 bytes (RFC 1035 section 3.3.14).
std::string txt_record(const std::string& name, std::string_view text) {
  constexpr std::size_t kLongest = 255;
  std::string record = name + ". TXT";
  for (; !text.empty(); text.remove_prefix(std::min(kLongest, text.size()))) {
    record += " \"" + std::string(text.substr(0, kLongest)) + "\"";
  }
  return record + "\n";
}

std::string dns_records(const config::Config::Mail& settings, const std::vector<mail::DkimKey>& keys) {
  const std::string domain = dkim_domain(settings);
  std::string records = "; The keys of the signatures (DKIM):\n";
  for (const mail::DkimKey& key : keys) {
    const std::string selector = mail::dkim_selector(settings.dkim_selector, key.algorithm);
    records += txt_record(selector + "._domainkey." + domain, mail::dkim_record(key));
  }
  const std::string returns = settings.return_domain.empty() ? domain : settings.return_domain;
  records += "; Who may send for the domain (SPF): put in the addresses or the include of your mail server.\n";
  records += txt_record(returns, "v=spf1 a mx -all");
  records += "; What receivers do with mails that are not yours (DMARC): watch first, then p=quarantine or p=reject.\n";
  return records + txt_record("_dmarc." + domain, "v=DMARC1; p=none; rua=mailto:postmaster@" + domain);
}

fs::path key_path(const MailKeyOptions& options, const config::Config& config) {
  if (!options.output.empty()) return options.output;
  return config.mail.dkim_key_file.empty() ? options.config.parent_path() / "dkim.pem" : fs::path(config.mail.dkim_key_file);
}

std::string html_name(const std::string& kind, const std::string& language) { return kind + "." + language + ".html"; }

// A sentence with a name in it is not judged without one.
mail::Sender named_sender(const config::Config& config) {
  mail::Sender sender = make_sender(config);
  if (sender.name.empty()) sender.name = "Example";
  return sender;
}

// Writes the mails one after the other, and remembers them for the index.
class Preview {
 public:
  Preview(const mail::MailTemplates& templates, const config::Config& config, fs::path folder)
      : composer_(templates.templates(), named_sender(config), static_cast<std::int64_t>(config.optin.expires_hours)),
        folder_(std::move(folder)) {}

  files::WriteFailure write(const mail::MailKind& kind, const std::string& language) {
    const mail::Rendered rendered = composer_.render(kind, mail::sample_payload(kind, language));
    const std::string name(kind.name);
    entries_ += "<li>" + name + ", " + language + ": <a href=\"" + html_name(name, language) + "\">HTML</a>, <a href=\"" +
                name + "." + language + ".txt\">text</a></li>\n";
    if (auto failure = files::write_whole_file(folder_ / html_name(name, language), rendered.html)) return failure;
    return files::write_whole_file(folder_ / (name + "." + language + ".txt"), rendered.text);
  }

  files::WriteFailure write_index() const {
    return files::write_whole_file(folder_ / "index.html",
                                   "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Mails</title>\n"
                                   "<h1>Mails</h1>\n<ul>\n" + entries_ + "</ul>\n</html>\n");
  }

 private:
  const mail::Composer composer_;
  const fs::path folder_;
  std::string entries_;
};

}  // namespace

int mail_key_command(const MailKeyOptions& options) {
  const auto config = config_or_defaults(options.config);
  if (!config) return fail(config.error());
  const fs::path path = key_path(options, *config);
  if (!fs::exists(path)) {
    const std::string pem = mail::make_dkim_keys();
    if (pem.empty() || !write_private_file(path, pem)) return fail(path.string() + ": cannot be written");
    std::cerr << "made the keys " << path.string() << "; name the file in guichet.toml as [mail] dkim_key_file\n";
  }
  const auto keys = mail::load_dkim_keys(path);
  if (!keys) return fail(path.string() + ": " + keys.error());
  std::cout << dns_records(config->mail, *keys);
  return 0;
}

int mail_preview_command(const MailPreviewOptions& options) {
  const auto config = config_or_defaults(options.config);
  if (!config) return fail(config.error());
  if (!options.kind.empty() && mail::find_mail_kind(options.kind) == nullptr) {
    return fail(options.kind + " is no kind of mail");
  }
  auto templates = load_checked_templates(options.templates.empty() ? config->mail.templates : options.templates);
  if (!templates) return fail(templates.error());
  std::error_code failure;
  fs::create_directories(options.output, failure);
  Preview preview(**templates, *config, options.output);
  for (const mail::MailKind& kind : mail::all_mail_kinds()) {
    if (!options.kind.empty() && kind.name != options.kind) continue;
    for (const std::string& language : (*templates)->localizer().languages()) {
      if (!options.locale.empty() && language != options.locale) continue;
      if (const auto unwritten = preview.write(kind, language)) return fail(*unwritten);
    }
  }
  if (const auto unwritten = preview.write_index()) return fail(*unwritten);
  std::cout << "open " << (options.output / "index.html").string() << '\n';
  return 0;
}

}  // namespace guichet::cli
