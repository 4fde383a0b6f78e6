#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/expected.hpp"
#include "forms/login_list.hpp"
#include "forms/protection.hpp"
#include "guichet/match.hpp"
#include "forms/consent_questions.hpp"
#include "json/json.hpp"

namespace guichet::forms {

// A form that this edge serves: its description as the core takes it, and what names it.
struct PublishedForm {
  std::string id;
  Json description;    // {"id", "country"?, "locale"?, "fields", "rules"?}
  std::string hash;    // "sha256:..." of the description
  std::string locale;  // of the page, unless a submission names its own; "en" when the form says nothing
  std::string country;   // ISO 3166 alpha-2, or empty
  match::Bands matching;  // of its ruleset, or the defaults
  std::vector<ConsentQuestion> consents = {};  // what it asks consent for; the core does not see these three
  Protection protection = {};                  // what keeps machines out
  LoginList login = {};                        // whom it lets sign people in
  std::string content = {};                    // the whole file, which the hash is of
  std::vector<std::string> tokens = {};        // of its fields, in the order of the file
};

struct FormError {
  std::filesystem::path file;
  std::string reason;  // a code with a JSON pointer
};

// The forms of a folder, one <id>.json each, read once at the start.
class FormLibrary {
 public:
  static Expected<FormLibrary, FormError> load(const std::filesystem::path& folder);

  // The form, or nullptr.
  const PublishedForm* find(std::string_view id) const;

  // All of them, by id.
  const std::map<std::string, PublishedForm, std::less<>>& all() const { return forms_; }

  // What a purpose is called, by the first form that asks for it; the purpose itself when none does any more.
  std::string purpose_title(std::string_view purpose, std::string_view locale) const;

 private:
  std::map<std::string, PublishedForm, std::less<>> forms_;
};

}  // namespace guichet::forms
