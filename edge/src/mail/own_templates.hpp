#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "common/expected.hpp"
#include "localize/templates.hpp"

namespace guichet::mail {

// The words and templates of mails: those built in, or with an operator's own in their place.
class MailTemplates {
 public:
  // folder may hold mail.html and mail.txt, which serve all kinds, <kind>.html and <kind>.txt, as in
  // mail.confirm.html, and words as fr.json and en.json: {"mail.confirm.subject": "..."}. An empty path: nothing of
  // one's own. Error, for a person, with the file: a name that is none of these, a file that cannot be read, words that
  // are no mail's, placeholders other than {brand} and {hours}.
  static Expected<std::unique_ptr<MailTemplates>, std::string> load(const std::filesystem::path& folder);

  const localize::Localizer& localizer() const { return localizer_; }
  const localize::Templates& templates() const { return templates_; }

 private:
  MailTemplates(localize::Localizer localizer, localize::TemplateFiles own)
      : localizer_(std::move(localizer)), templates_(localizer_, std::move(own)) {}

  const localize::Localizer localizer_;
  const localize::Templates templates_;
};

}  // namespace guichet::mail
