#include "routes/pages.hpp"

#include <algorithm>

#include "http/syntax.hpp"

namespace guichet::routes {
namespace {

std::string input_type(std::string_view token) { return token == "email" || token == "tel" ? std::string(token) : "text"; }

localize::Parameters finding_parameters(const Json& finding) {
  localize::Parameters parameters;
  for (const auto& [name, value] : finding["params"].items()) {
    parameters.emplace_back(name, value.is_string() ? value.get<std::string>() : write_json(value));
  }
  return parameters;
}

// What is to be said beside one field: a suggestion says more than the error it would mend.
Json field_messages(const localize::Localizer& localizer, std::string_view locale, std::string_view token,
                    const Json& findings) {
  Json messages = Json::array();
  for (const Json& finding : findings) {
    if (finding["field"] != token || finding["severity"] == "info") continue;
    const bool is_wrong = finding["severity"] == "block";
    messages.push_back({{"text", localizer.text(locale, finding["code"].get<std::string>(), finding_parameters(finding))},
                        {"kind", is_wrong ? "error" : "doubt"}});
  }
  return messages;
}

bool has_error(const Json& messages) {
  return std::any_of(messages.begin(), messages.end(), [](const Json& message) { return message["kind"] == "error"; });
}

// The boxes as they were left, each with what is wrong with it.
Json consent_boxes(const localize::Localizer& localizer, const forms::PublishedForm& form, const Json& findings,
                   const std::vector<consent::Ticked>& ticked) {
  Json boxes = Json::array();
  for (const forms::ConsentQuestion& question : form.consents) {
    const forms::Wording& wording = question.wording(form.locale, form.locale);
    const bool is_ticked = std::any_of(ticked.begin(), ticked.end(), [&](const consent::Ticked& each) {
      return each.purpose == question.purpose && each.text_hash == wording.hash;
    });
    boxes.push_back({{"name", "consent." + question.purpose},
                     {"hash", wording.hash},
                     {"text", wording.text},
                     {"is_ticked", is_ticked},
                     {"messages", field_messages(localizer, form.locale, "consent." + question.purpose, findings)}});
  }
  return boxes;
}

bool asks_again(const Json& report) { return report["outcome"] == "hint" || report["outcome"] == "confirm"; }

}  // namespace

// The content, in the frame that all pages share.
std::string Pages::page(std::string_view locale, std::string_view words, std::string_view content,
                        const Json& data) const {
  const localize::Parameters parameters{{"brand", brand_}};
  const std::string inside = templates_.render(content, locale, words, parameters, data);
  return templates_.render("page.html", locale, words, parameters, {{"content", inside}, {"brand", brand_.empty() ? Json(false) : Json(brand_)}});
}

std::string Pages::notice(std::string_view locale, std::string_view words) const {
  return page(locale, words, "notice_page.html");
}

std::string Pages::question(std::string_view locale, std::string_view words) const {
  return page(locale, words, "confirm_page.html");
}

std::string Pages::resend(std::string_view locale, std::string_view words) const {
  return page(locale, words, "resend_page.html",
              {{"address", localizer().text(locale, "field.email")}, {"send", localizer().text(locale, "page.resend.send")}});
}

std::string Pages::submitted(std::string_view locale, const SubmittedPage& data) const {
  return page(locale, "page.submitted.", "submitted_page.html",
              {{"form_id", data.form_id},
               {"request", data.request},
               {"has_request", !data.request.empty()},
               {"is_wrong", data.is_wrong}});
}

std::string Pages::form_again(const forms::PublishedForm& form, const std::map<std::string, std::string>& values,
                              const Json& report, const Unsent& unsent) const {
  const localize::Localizer& localizer = templates_.localizer();
  Json fields = Json::array();
  for (const std::string& token : form.tokens) {
    const auto value = values.find(token);
    const Json messages = field_messages(localizer, form.locale, token, report["findings"]);
    fields.push_back({{"token", token},
                      {"label", localizer.text(form.locale, "field." + token)},
                      {"type", input_type(token)},
                      {"value", value == values.end() ? std::string() : value->second},
                      {"messages", messages},
                      {"has_messages", !messages.empty()},
                      {"is_wrong", has_error(messages)}});
  }
  return page(form.locale, "page.form.", "form_page.html",
              {{"form_id", form.id},
               {"fields", fields},
               {"consents", consent_boxes(localizer, form, report["findings"], unsent.ticked)},
               {"has_errors", report["outcome"] == "block"},
               {"has_doubts", asks_again(report)},
               {"is_return", !unsent.said.empty()},
               {"said", unsent.said},
               {"has_challenge", form.protection.needs_challenge()},
               {"challenge", unsent.challenge},
               {"has_login", !unsent.login.empty()},
               {"login", unsent.login},
               {"honeypot", form.protection.honeypot.empty() ? Json(false) : Json(form.protection.honeypot)}});
}

std::string Pages::preferences(std::string_view locale, const Json& data) const {
  return page(locale, "page.preferences.", "preferences_page.html", data);
}

std::string Pages::preferences_lost(std::string_view locale) const {
  return page(locale, "page.preferences_lost.", "preferences_lost_page.html");
}

std::string Pages::erase(std::string_view locale) const { return page(locale, "page.erase.", "erase_page.html"); }

std::string Pages::unsubscribe(std::string_view locale) const {
  return page(locale, "page.unsubscribe.", "unsubscribe_page.html");
}

std::string Pages::login_return(std::string_view locale, const Json& data) const {
  return page(locale, "page.login_return.", "login_return_page.html", data);
}

std::string Pages::return_script() const { return templates_.render("login_return.js", "en", "-", {}); }

std::string Pages::form_filled(const forms::PublishedForm& form, const std::map<std::string, std::string>& values,
                               Unsent unsent, std::string_view outcome, const std::string& provider) const {
  unsent.said = localizer().text(form.locale, "page.form." + std::string(outcome), {{"provider", provider}});
  return form_again(form, values, Json{{"outcome", "accept"}, {"findings", Json::array()}}, unsent);
}

std::string Pages::style() const { return templates_.render("page.css", "en", "-", {}); }

std::string choose_locale(std::string_view accept_language) {
  while (!accept_language.empty()) {
    const std::string_view element = http::take_list_element(accept_language);
    const std::string_view language = element.substr(0, element.find_first_of("-;"));
    if (language == "fr" || language == "en") return std::string(language);
  }
  return "en";
}

}  // namespace guichet::routes
