#pragma once

#include <string>
#include <string_view>

#include "json/json.hpp"
#include "localize/localizer.hpp"

namespace guichet::localize {

// The templates of edge/templates (Mustache), built into the program: one structure for all languages.
class Templates {
 public:
  explicit Templates(const Localizer& localizer) : localizer_(localizer) {}

  // Renders a template, such as "confirm_page.html". Its tags are {{language}}, the texts that begin with
  // words_prefix by the rest of their key, and the members of data. Double braces escape for HTML.
  std::string render(std::string_view name, std::string_view locale, std::string_view words_prefix,
                     const Parameters& parameters, const Json& data = Json::object()) const;

  const Localizer& localizer() const { return localizer_; }

 private:
  const Localizer& localizer_;
};

}  // namespace guichet::localize
