#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "common/expected.hpp"
#include "forms/protection.hpp"
#include "guichet/match.hpp"
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
  Json consents = Json::array();     // what it asks consent for; the core does not see these two
  Protection protection = {};        // what keeps machines out
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

 private:
  std::map<std::string, PublishedForm, std::less<>> forms_;
};

}  // namespace guichet::forms
