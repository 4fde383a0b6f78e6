#include "bounces/judge.hpp"
#include "mail/suppress.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

constexpr std::size_t kMaxMail = 1024 * 1024;

Json ignored(bounces::Meaning meaning) {
  return Json{{"v", 1}, {"result", "ignored"}, {"reason", bounces::meaning_name(meaning)}};
}

store::Result<Reply> act(store::Transaction& transaction, const bounces::Verdict& verdict, Millis now) {
  const auto recipient = store::find_mailed_to(transaction, kTenant, verdict.mail);
  if (!recipient) return recipient.error();
  if (!*recipient) return Reply(Json{{"v", 1}, {"result", "ignored"}, {"reason", "purged"}});
  const mail::Bounce bounce{std::string(kTenant), verdict.mail, **recipient, verdict.code};
  if (verdict.meaning == bounces::Meaning::kRefused) {
    const auto noted = mail::record_bounce(transaction, bounce, now);
    if (!noted) return noted.error();
    return Reply(Json{{"v", 1}, {"result", "noted"}, {"code", bounce.code}});
  }
  const auto suppressed = mail::suppress_recipient(transaction, bounce, now);
  if (!suppressed) return suppressed.error();
  return Reply(Json{{"v", 1}, {"result", "suppressed"}, {"code", bounce.code}});
}

Result<Writing> take_bounce(const Services& services, const http::Request& request) {
  if (!request.has_media_type("message/rfc822")) return Error{Errc::kHttpUnsupportedMediaType};
  const auto verdict = bounces::judge(bounces::read_mail(request.body), *services.return_path);
  const bool acts = verdict.meaning == bounces::Meaning::kRefused || verdict.meaning == bounces::Meaning::kDead;
  return Writing{[&services, verdict, acts](store::Transaction& transaction) -> store::Result<Reply> {
                   if (!acts) return Reply(ignored(verdict.meaning));
                   return act(transaction, verdict, services.clock());
                 },
                 "bounce", std::string(bounces::meaning_name(verdict.meaning))};
}

}  // namespace

void add_bounce_route(http::Router& router, const Services& services) {
  router.add("POST", "/v1/bounces",
             writes(services, [&services](const http::Request& request,
                                          const Caller&) { return take_bounce(services, request); }),
             {kMaxMail, nullptr});
}

}  // namespace guichet::routes
