#include "consent/information.hpp"
#include "http/form_urlencoded.hpp"
#include "providers/offered.hpp"
#include "routes/guards.hpp"
#include "routes/routes.hpp"
#include "text/sha256.hpp"

namespace guichet::routes {
namespace {

// The language asked for, or the form's.
Result<std::string> read_locale(const http::Request& request, const forms::PublishedForm& form) {
  constexpr std::size_t kMaxLocale = 35;
  const auto fields = http::parse_form_urlencoded(request.query);
  if (!fields) return fields.error();
  for (const auto& [name, value] : *fields) {
    if (name == "locale" && value.size() <= kMaxLocale) return value;
  }
  return form.locale;
}

Json questions_json(const forms::PublishedForm& form, std::string_view locale) {
  Json questions = Json::array();
  for (const forms::ConsentQuestion& question : form.consents) {
    const forms::Wording& wording = question.wording(locale, form.locale);
    questions.push_back({{"purpose", question.purpose},
                         {"title", wording.title},
                         {"text", wording.text},
                         {"text_hash", wording.hash},
                         {"language", wording.language},
                         {"required", question.is_required}});
  }
  return questions;
}

// The buttons that the page shows.
Json login_json(const Services& services, const forms::PublishedForm& form) {
  Json providers = Json::array();
  if (services.providers == nullptr) return providers;
  for (const login::Provider* provider : login::offered(*services.providers, form.login)) {
    providers.push_back({{"id", provider->id}, {"name", provider->name}, {"kind", provider->kind}});
  }
  return providers;
}

Json form_json(const Services& services, const forms::PublishedForm& form, std::string_view locale) {
  const auto information = services.policy.consent == nullptr
                               ? std::string()
                               : consent::information(*services.policy.consent, locale, consent::form_purposes(form, locale));
  return {{"v", 1},
          {"form", form.description},
          {"hash", form.hash},
          {"consents", questions_json(form, locale)},
          {"information", information},
          {"login", login_json(services, form)},
          {"protection", forms::protection_json(form.protection)}};
}

http::Response describe_form(const Services& services, const http::Request& request) {
  const forms::PublishedForm* form = services.forms.find(request.parameter("id"));
  if (form == nullptr) return http::problem(Errc::kRequestUnknownForm);
  const auto locale = read_locale(request, *form);
  if (!locale) return http::problem(locale.error());
  std::string body = write_json(form_json(services, *form, *locale));
  const std::string etag = "\"" + sha256_hex(body) + "\"";
  http::Response response;
  if (request.find_header("If-None-Match") == etag) {
    response.status = 304;
  } else {
    response = http::respond_json(200, std::move(body));
  }
  response.set_header("ETag", etag);
  response.set_header("Cache-Control", "public, max-age=300");
  return response;
}

}  // namespace

void add_form_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/forms/{id}",
             http::immediate([&services](const http::Request& request) { return describe_form(services, request); }),
             {std::nullopt, services.cors});
}

}  // namespace guichet::routes
