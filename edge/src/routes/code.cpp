#include <optional>

#include "crypto/ids.hpp"
#include "http/form_urlencoded.hpp"
#include "http/security_headers.hpp"
#include "optin/short_code.hpp"
#include "routes/backend.hpp"
#include "routes/guards.hpp"
#include "routes/routes.hpp"
#include "routes/submit.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

constexpr std::size_t kMaxKey = 255;
constexpr std::size_t kMaxCode = 64;

// A code, and the key of the request that it is typed for.
struct Typed {
  std::string key;
  std::string code;
};

http::Task<store::Result<optin::CodeOutcome>> confirm(const Services& services, Typed typed) {
  auto job = [&services, typed = std::move(typed)](store::Transaction& transaction) {
    const Bytes32 request = signup::request_index(services.keys, kTenant, typed.key);
    return optin::confirm_by_code(transaction, services.keys, services.policy, {std::string(kTenant), request, typed.code},
                                  services.clock());
  };
  auto outcome = co_await store::write<http::Executor>(*services.store.writer, job);
  const bool is_confirmed = outcome && outcome->state == optin::CodeState::kConfirmed;
  if (is_confirmed) services.count("confirmation", "confirmed_by_code");
  if (is_confirmed && !outcome->login.provider.empty()) services.count("identity", "linked");
  co_return outcome;
}

Result<Typed> read_json(const Services& services, const http::Request& request) {
  const auto caller = services.access.identify(request);
  if (!caller) return caller.error();
  const auto body = read_body(request, {"v", "key", "code"});
  if (!body) return body.error();
  const auto key = required_string(*body, "key", "", kMaxKey);
  if (!key) return key.error();
  if (!is_idempotency_key(*key)) return Error{Errc::kRequestBadValue, "/key"};
  const auto code = required_string(*body, "code", "", kMaxCode);
  if (!code) return code.error();
  return Typed{scoped_key(*caller, *key), *code};
}

http::Response answer(const optin::CodeOutcome& outcome) {
  if (outcome.state == optin::CodeState::kWrong) return http::problem(Errc::kConfirmationWrongCode);
  if (outcome.state == optin::CodeState::kNoLonger) return http::problem(Errc::kConfirmationNoLonger);
  Json body{{"v", 1}, {"state", "confirmed"}};
  const identities::Completion& login = outcome.login;
  if (!login.provider.empty()) body.update(Json{{"linked", login.provider}, {"id_token", login.id_token}});
  auto response = http::respond_json(200, write_json(body));
  response.set_header("Cache-Control", "no-store");
  return response;
}

http::Task<http::Response> receive(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  auto typed = read_json(services, request);
  if (!typed) co_return http::problem(typed.error());
  const auto outcome = co_await confirm(services, *std::move(typed));
  if (!outcome) co_return unavailable(outcome.error());
  co_return answer(*outcome);
}

// The page that a posted form leads to knows the request by its id; without one it has no field for the code.
std::optional<Id> request_of(std::string_view text) { return crypto::parse_id(http::form_field(text, "request")); }

SubmittedPage page_of(const forms::PublishedForm& form, const std::optional<Id>& request, bool is_wrong) {
  return {form.id, request ? crypto::id_text(*request) : std::string(), is_wrong};
}

http::Response thank(const Services& services, const http::Request& request) {
  const forms::PublishedForm* form = services.forms.find(request.parameter("id"));
  if (form == nullptr) return http::problem(Errc::kRequestUnknownForm);
  if (request.query == kSignedInQuery) {  // there is no mail to wait for
    return http::respond_page(200, services.pages.notice(form->locale, "page.confirmed."));
  }
  return http::respond_page(
      200, services.pages.submitted(form->locale, page_of(*form, request_of(request.query), false)));
}

http::Task<http::Response> receive_posted(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  if (auto refusal = refuse_other_media_type(request, "application/x-www-form-urlencoded")) {
    co_return *std::move(refusal);
  }
  const forms::PublishedForm* form = services.forms.find(request.parameter("id"));
  if (form == nullptr) co_return http::problem(Errc::kRequestUnknownForm);
  const auto id = request_of(request.body);
  if (!id) co_return http::problem(Errc::kHttpBadRequest);
  Typed typed{form_key(*id), http::form_field(request.body, "code")};
  const auto outcome = co_await confirm(services, std::move(typed));
  if (!outcome) co_return unavailable(outcome.error());
  switch (outcome->state) {
    case optin::CodeState::kConfirmed:
      co_return http::respond_page(200, services.pages.notice(form->locale, "page.confirmed."));
    case optin::CodeState::kWrong:
      co_return http::respond_page(422, services.pages.submitted(form->locale, page_of(*form, id, true)));
    case optin::CodeState::kNoLonger:
      break;
  }
  co_return http::respond_page(410, services.pages.resend(form->locale, "page.code_over."));
}

}  // namespace

void add_code_routes(http::Router& router, const Services& services) {
  router.add("POST", "/v1/confirmations",
             [&services](const http::Request& request) { return receive(services, request); },
             {std::nullopt, services.cors});
  router.add("GET", "/v1/forms/{id}/submitted",
             http::immediate([&services](const http::Request& request) { return thank(services, request); }));
  router.add("POST", "/v1/forms/{id}/submitted",
             [&services](const http::Request& request) { return receive_posted(services, request); });
}

}  // namespace guichet::routes
