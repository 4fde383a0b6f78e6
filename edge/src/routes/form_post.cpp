#include <algorithm>

#include "crypto/ids.hpp"
#include "guichet/form.hpp"
#include "http/form_urlencoded.hpp"
#include "http/security_headers.hpp"
#include "routes/guards.hpp"
#include "routes/mail_domain.hpp"
#include "routes/routes.hpp"
#include "routes/submit.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

constexpr std::string_view kKeep = "guichet-keep";  // the button "send it as it is"

using Values = std::map<std::string, std::string>;

struct Posted {
  const forms::PublishedForm* form = nullptr;
  std::string site;
  Values values;
  bool keeps = false;
};

// Fields that the form does not have, a page's own buttons and hidden inputs, are none of our business.
Result<Posted> read_posted(const Services& services, const http::Request& request) {
  const auto caller = services.access.identify_form_post(request);
  if (!caller) return caller.error();
  Posted posted{services.forms.find(request.parameter("id")), caller->site, {}, false};
  if (posted.form == nullptr) return Error{Errc::kRequestUnknownForm};
  const auto fields = http::parse_form_urlencoded(request.body);
  if (!fields) return fields.error();
  for (const auto& [name, value] : *fields) {
    if (name == kKeep) posted.keeps = true;
    if (find_member(posted.form->description["fields"], name) != nullptr) posted.values[name] = value;
  }
  return posted;
}

Result<signup::Intake> read_intake(const Services& services, const Posted& posted) {
  signup::Submission submission{posted.form, Json(posted.values), posted.form->locale, Json()};
  auto judgement = signup::judge(submission, services.addresses);
  if (!judgement) return judgement.error();
  const std::string key = "form/" + crypto::id_text(crypto::new_id(services.clock()));
  return signup::Intake{std::string(kTenant),  posted.site,           signup::Channel::kForm, key, {},
                        std::move(submission), *std::move(judgement)};
}

// A person without JavaScript has not seen the suggestions yet: they are shown once, before anything is stored.
bool asks_first(const signup::Judgement& judgement, const Posted& posted) {
  const std::string outcome = judgement.outcome();
  return outcome == "block" || (!posted.keeps && (outcome == "hint" || outcome == "confirm"));
}

http::Response see_other(std::string location) {
  http::Response response;
  response.status = 303;  // so that reloading the page that follows sends nothing again
  response.set_header("Location", std::move(location));
  response.set_header("Cache-Control", "no-store");
  return response;
}

http::Task<http::Response> receive(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  if (auto refusal = refuse_other_media_type(request, "application/x-www-form-urlencoded")) {
    co_return *std::move(refusal);
  }
  const auto posted = read_posted(services, request);
  if (!posted) co_return http::problem(posted.error());
  auto intake = read_intake(services, *posted);
  if (!intake) co_return http::problem(intake.error());
  co_await check_mail_domain(services, intake->judgement);
  if (asks_first(intake->judgement, *posted)) {
    co_return http::respond_page(422,
                                 services.pages.form_again(*posted->form, posted->values, intake->judgement.report));
  }
  const auto answer = co_await submit(services, *std::move(intake));
  if (!answer) co_return unavailable(answer.error());
  co_return see_other("/v1/forms/" + posted->form->id + "/submitted");
}

http::Response thank(const Services& services, const http::Request& request) {
  const forms::PublishedForm* form = services.forms.find(request.parameter("id"));
  if (form == nullptr) return http::problem(Errc::kRequestUnknownForm);
  return http::respond_page(200, services.pages.submitted(form->locale));
}

}  // namespace

void add_form_post_routes(http::Router& router, const Services& services) {
  router.add("POST", "/v1/forms/{id}/submissions",
             [&services](const http::Request& request) { return receive(services, request); });
  router.add("GET", "/v1/forms/{id}/submitted",
             http::immediate([&services](const http::Request& request) { return thank(services, request); }));
}

}  // namespace guichet::routes
