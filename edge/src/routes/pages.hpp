#pragma once

#include <map>
#include <string>
#include <string_view>

#include "consent/ticked.hpp"
#include "forms/form_library.hpp"
#include "json/json.hpp"
#include "localize/templates.hpp"

namespace guichet::routes {

// The pages that work without JavaScript, in the visitor's language. Everything from outside is escaped.
class Pages {
 public:
  Pages(const localize::Templates& templates, std::string brand) : templates_(templates), brand_(std::move(brand)) {}

  std::string confirm(std::string_view locale) const;       // one button that posts to the page's own address
  std::string confirmed(std::string_view locale) const;
  std::string link_invalid(std::string_view locale) const;
  std::string join(std::string_view locale) const;          // "was it you?": one button, as on the page to confirm
  std::string joined(std::string_view locale) const;
  std::string join_invalid(std::string_view locale) const;
  std::string submitted(std::string_view locale) const;     // says to open the mail

  // The form again, filled in, with what is wrong or doubtful said beside each field. When nothing blocks, a
  // second button hands it in as it is.
  std::string form_again(const forms::PublishedForm& form, const std::map<std::string, std::string>& values,
                         const Json& report, const std::vector<consent::Ticked>& ticked) const;

  // The page of a person's choices, and those that go with it. `data` is what the template shows.
  std::string preferences(std::string_view locale, const Json& data) const;
  std::string preferences_lost(std::string_view locale) const;  // asks for the address to send the link to
  std::string preferences_sent(std::string_view locale) const;
  std::string erase(std::string_view locale) const;             // "really?"
  std::string erased(std::string_view locale) const;
  std::string unsubscribe(std::string_view locale) const;       // one button
  std::string unsubscribed(std::string_view locale) const;
  std::string choices_invalid(std::string_view locale) const;

  std::string style() const;  // their style sheet

  const localize::Templates& templates() const { return templates_; }
  const localize::Localizer& localizer() const { return templates_.localizer(); }

 private:
  std::string page(std::string_view locale, std::string_view words, std::string_view content,
                   const Json& data = Json::object()) const;
  std::string notice(std::string_view locale, std::string_view words) const;

  const localize::Templates& templates_;
  std::string brand_;
};

// The first language of Accept-Language (RFC 9110 12.5.4) that we speak; "en" when there is none.
std::string choose_locale(std::string_view accept_language);

}  // namespace guichet::routes
