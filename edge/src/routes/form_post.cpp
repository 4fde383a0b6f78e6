#include <algorithm>

#include "crypto/ids.hpp"
#include "guichet/form.hpp"
#include "http/form_urlencoded.hpp"
#include "http/rate_limit.hpp"
#include "http/security_headers.hpp"
#include "routes/guards.hpp"
#include "routes/mail_domain.hpp"
#include "routes/routes.hpp"
#include "routes/submit.hpp"
#include "routes/tenant.hpp"
#include "routes/visit.hpp"

namespace guichet::routes {
namespace {

constexpr std::string_view kKeep = "guichet-keep";  // the button "send it as it is"
constexpr std::string_view kChallenge = "challenge";
constexpr std::string_view kLogin = "login";

using Values = std::map<std::string, std::string>;

struct Posted {
  const forms::PublishedForm* form = nullptr;
  std::string site;
  Values values;
  bool keeps = false;
  std::vector<consent::Ticked> consents = {};
  std::string challenge;
  bool is_trapped = false;
  std::string login = {};  // the ticket of a sign-in
};

constexpr std::string_view kConsent = "consent.";

// "consent.PURPOSE" with the hash of the words shown; any other value means those of today.
void tick(Posted& posted, std::string_view name, const std::string& value) {
  const auto* question = forms::find_question(posted.form->consents, name.substr(kConsent.size()));
  const bool is_known = std::any_of(posted.consents.begin(), posted.consents.end(), [question](const consent::Ticked& each) {
    return question != nullptr && each.purpose == question->purpose;
  });
  if (question == nullptr || value.empty() || is_known) return;
  const bool is_hash = value.starts_with("sha256:");
  const std::string& locale = posted.form->locale;
  posted.consents.push_back({question->purpose, is_hash ? value : question->wording(locale, locale).hash});
}

// Fields that the form does not have, a page's own buttons and hidden inputs, are none of our business.
Result<Posted> read_posted(const Services& services, const http::Request& request) {
  const auto caller = services.access.identify_form_post(request);
  if (!caller) return caller.error();
  Posted posted{services.forms.find(request.parameter("id")), caller->site, {}, false, {}, {}, false};
  if (posted.form == nullptr) return Error{Errc::kRequestUnknownForm};
  const auto fields = http::parse_form_urlencoded(request.body);
  if (!fields) return fields.error();
  for (const auto& [name, value] : *fields) {
    if (name == kKeep) posted.keeps = true;
    if (name.starts_with(kConsent)) tick(posted, name, value);
    if (name == kChallenge) posted.challenge = value;
    if (name == kLogin) posted.login = value;
    if (!value.empty() && !name.empty() && name == posted.form->protection.honeypot) posted.is_trapped = true;
    if (find_member(posted.form->description["fields"], name) != nullptr) posted.values[name] = value;
  }
  return posted;
}

struct Prepared {
  signup::Intake intake;
  Id request{};  // what the page with the code's field knows it by
};

Result<Prepared> prepare(const Services& services, const http::Request& request, const Posted& posted) {
  signup::Submission submission{posted.form, Json(posted.values), posted.form->locale, Json()};
  submission.consents = posted.consents;
  submission.challenge = posted.challenge;
  submission.is_trapped = posted.is_trapped;
  submission.login = posted.login;
  auto judgement = signup::judge(submission, services.addresses);
  if (!judgement) return judgement.error();
  const Id id = crypto::new_id(services.clock());
  signup::Intake intake{std::string(kTenant),  posted.site,           signup::Channel::kForm, form_key(id), {},
                        std::move(submission), *std::move(judgement)};
  intake.client_network = http::client_network(request.peer);
  intake.visit = visit_of(services, request, {});
  return Prepared{std::move(intake), id};
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

// The form again with a challenge: one that is still good, whose time has begun to run, else a new one.
http::Response show_again(const Services& services, const Posted& posted, const signup::Intake& intake) {
  const auto verdict = signup::check_challenge(services.keys, *posted.form, posted.challenge, {}, false,
                                               services.clock());
  const bool is_good = verdict.state != signup::ChallengeState::kRequired;
  const std::string challenge =
      is_good ? posted.challenge : signup::new_challenge(services.keys, *posted.form, services.clock());
  return http::respond_page(
      422, services.pages.form_again(*posted.form, posted.values, intake.judgement.report,
                                    {posted.consents, challenge, posted.login}));
}

http::Task<http::Response> receive(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  if (auto refusal = refuse_other_media_type(request, "application/x-www-form-urlencoded")) {
    co_return *std::move(refusal);
  }
  auto posted = read_posted(services, request);
  if (!posted) co_return http::problem(posted.error());
  auto prepared = prepare(services, request, *posted);
  if (!prepared) co_return http::problem(prepared.error());
  signup::Intake& intake = prepared->intake;
  co_await check_mail_domain(services, intake.judgement);
  if (asks_first(intake.judgement, *posted) || refuse_machine(services, intake, false)) {
    co_return show_again(services, *posted, intake);
  }
  const auto answer = co_await submit(services, intake);
  if (!answer) co_return unavailable(answer.error());
  if (answer->status >= 400) {  // its challenge was used before, or the words beside a box were never ours
    posted->challenge.clear();
    posted->consents.clear();
    co_return show_again(services, *posted, intake);
  }
  const std::string query =
      answer->is_signed_in ? std::string(kSignedInQuery) : "request=" + crypto::id_text(prepared->request);
  co_return see_other("/v1/forms/" + posted->form->id + "/submitted?" + query);
}

}  // namespace

void add_form_post_routes(http::Router& router, const Services& services) {
  router.add("POST", "/v1/forms/{id}/submissions",
             [&services](const http::Request& request) { return receive(services, request); });
}

}  // namespace guichet::routes
