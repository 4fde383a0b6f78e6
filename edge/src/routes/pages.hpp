#pragma once

#include <map>
#include <string>
#include <string_view>

#include "consent/ticked.hpp"
#include "forms/form_library.hpp"
#include "json/json.hpp"
#include "localize/templates.hpp"

namespace guichet::routes {

// What the page that says to open the mail is made of.
struct SubmittedPage {
  std::string form_id;
  std::string request;    // what the code is typed for; empty: no field for it
  bool is_wrong = false;  // a code was typed that is not the one
};

// What a form that comes back keeps beside its values.
struct Unsent {
  std::vector<consent::Ticked> ticked;
  std::string challenge;
  std::string login = {};  // the ticket of a sign-in
  std::string said = {};   // above the form, where nothing in it is wrong or doubtful; empty: to press the button again
};

// The pages that work without JavaScript, in the visitor's language. Everything from outside is escaped.
class Pages {
 public:
  Pages(const localize::Templates& templates, std::string brand) : templates_(templates), brand_(std::move(brand)) {}

  // The words of each are the texts that begin with `words`, such as "page.confirm.".
  std::string question(std::string_view locale, std::string_view words) const;  // one button, posts to its own address
  std::string notice(std::string_view locale, std::string_view words) const;    // nothing to do
  std::string resend(std::string_view locale, std::string_view words) const;    // asks for the address to mail to again
  std::string submitted(std::string_view locale, const SubmittedPage& page) const;

  // The form again, filled in, with what is wrong or doubtful said beside each field, and the challenge that it hands
  // in. When nothing blocks, a second button hands it in as it is.
  std::string form_again(const forms::PublishedForm& form, const std::map<std::string, std::string>& values,
                         const Json& report, const Unsent& unsent) const;

  // The page of a person's choices, and those that go with it. `data` is what the template shows.
  std::string preferences(std::string_view locale, const Json& data) const;
  std::string preferences_lost(std::string_view locale) const;  // asks for the address to send the link to
  std::string erase(std::string_view locale) const;             // "really?"
  std::string unsubscribe(std::string_view locale) const;       // one button

  // What a popup shows while its script hands the code to the page that opened it.
  std::string login_return(std::string_view locale, const Json& data) const;

  std::string return_script() const;  // that page's

  // A form that somebody comes back to from a provider, filled in, with the ticket that it hands in, and what became of
  // the sign-in: the name of an identities::ArrivalState.
  std::string form_filled(const forms::PublishedForm& form, const std::map<std::string, std::string>& values,
                          Unsent unsent, std::string_view outcome, const std::string& provider) const;

  std::string style() const;  // their style sheet

  const localize::Templates& templates() const { return templates_; }
  const localize::Localizer& localizer() const { return templates_.localizer(); }

 private:
  std::string page(std::string_view locale, std::string_view words, std::string_view content,
                   const Json& data = Json::object()) const;

  const localize::Templates& templates_;
  std::string brand_;
};

// The first language of Accept-Language (RFC 9110 12.5.4) that we speak; "en" when there is none.
std::string choose_locale(std::string_view accept_language);

}  // namespace guichet::routes
