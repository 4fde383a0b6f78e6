#include "http/rate_limit.hpp"
#include "routes/guards.hpp"
#include "routes/mail_domain.hpp"
#include "routes/routes.hpp"
#include "routes/submit.hpp"
#include "routes/tenant.hpp"
#include "routes/visit.hpp"
#include "signup/answers.hpp"

namespace guichet::routes {
namespace {

http::Response to_response(signup::Answer answer) {
  const bool is_problem = answer.status >= 400;
  auto response = http::respond(answer.status, is_problem ? "application/problem+json" : "application/json",
                                std::move(answer.body));
  response.set_header("Cache-Control", "no-store");
  return response;
}

Result<std::string> read_idempotency_key(const http::Request& request) {
  const auto key = request.find_header("Idempotency-Key");
  if (!key) return Error{Errc::kIdempotencyMissingKey};
  if (!is_idempotency_key(*key)) return Error{Errc::kIdempotencyBadKey};
  return std::string(*key);
}

Result<signup::Intake> read_intake(const Services& services, const http::Request& request) {
  auto caller = services.access.identify(request);
  if (!caller) return caller.error();
  const auto key = read_idempotency_key(request);
  if (!key) return key.error();
  auto submission = signup::parse_submission(request.body, services.forms);
  if (!submission) return submission.error();
  const bool is_backend = caller->channel == signup::Channel::kBackend;
  if (is_backend && !submission->login.empty()) return Error{Errc::kRequestUnknownMember, "/login"};  // of a page
  auto judgement = signup::judge(*submission, services.addresses);
  if (!judgement) return judgement.error();
  consent::Visit visit = visit_of(services, request, submission->page_url);
  signup::Intake intake{std::string(kTenant), caller->site,           caller->channel,       scoped_key(*caller, *key),
                        request.body,         *std::move(submission), *std::move(judgement)};
  if (!is_backend) intake.client_network = http::client_network(request.peer);
  intake.visit = std::move(visit);
  return intake;
}

http::Response answer_blocked(const Services& services, const signup::Intake& intake) {
  services.count("submission", "block");
  return to_response(intake.channel == signup::Channel::kBackend
                         ? signup::full_answer(intake.judgement, std::nullopt, {})
                         : signup::refused_answer(intake.judgement));
}

// What is asked depends on the values alone: a known e-mail address and a new one get the same answer.
bool asks_first(const signup::Intake& intake) {
  return intake.submission.asks && intake.channel == signup::Channel::kBrowser && (intake.judgement.doubts_address() || intake.judgement.doubts_mail_domain());
}

http::Task<http::Response> receive(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  if (auto refusal = refuse_other_media_type(request, "application/json")) co_return *std::move(refusal);
  auto intake = read_intake(services, request);
  if (!intake) co_return http::problem(intake.error());
  co_await check_mail_domain(services, intake->judgement);
  if (intake->judgement.is_blocked()) co_return answer_blocked(services, *intake);
  if (asks_first(*intake)) {
    services.count("submission", "question");
    co_return to_response(signup::question_answer(intake->judgement));
  }
  if (auto refusal = refuse_machine(services, *intake, true)) co_return to_response(*std::move(refusal));
  auto answer = co_await submit(services, *std::move(intake));
  if (!answer) co_return unavailable(answer.error());
  co_return to_response(*std::move(answer));
}

}  // namespace

void add_submission_route(http::Router& router, const Services& services) {
  router.add("POST", "/v1/submissions",
             [&services](const http::Request& request) { return receive(services, request); },
             {std::nullopt, services.cors});
}

}  // namespace guichet::routes
