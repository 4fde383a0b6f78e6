#pragma once

#include <string>
#include <string_view>

#include "json/json.hpp"
#include "localize/localizer.hpp"

namespace guichet::localize {

// The texts that a template is filled with: those whose keys begin with a prefix, by the rest of the key. A later prefix
// wins over an earlier one.
struct Words {
  std::vector<std::string> prefixes;
  Parameters parameters;
};

// Templates by their file's name.
using TemplateFiles = std::map<std::string, std::string, std::less<>>;

// The templates of edge/templates (Mustache), built into the program: one structure for all languages.
class Templates {
 public:
  // own: templates that stand in the place of those built in, or beside them.
  explicit Templates(const Localizer& localizer, TemplateFiles own = {})
      : localizer_(localizer), own_(std::move(own)) {}

  // Renders a template, such as "confirm_page.html". Its tags are {{language}}, the words and the members of data.
  // Double braces escape for HTML.
  std::string render(std::string_view name, std::string_view locale, const Words& words,
                     const Json& data = Json::object()) const;

  // The same with the words of one prefix.
  std::string render(std::string_view name, std::string_view locale, std::string_view words_prefix,
                     const Parameters& parameters, const Json& data = Json::object()) const {
    return render(name, locale, Words{{std::string(words_prefix)}, parameters}, data);
  }

  // The template itself; empty when there is none.
  std::string_view source(std::string_view name) const;
  bool has(std::string_view name) const { return !source(name).empty(); }

  // What is wrong with the template's tags, such as a section without an end; empty when nothing is.
  std::string syntax_error(std::string_view name) const;

  const Localizer& localizer() const { return localizer_; }

 private:
  const Localizer& localizer_;
  const TemplateFiles own_;
};

}  // namespace guichet::localize
