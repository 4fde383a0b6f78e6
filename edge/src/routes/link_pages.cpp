#include "routes/link_pages.hpp"

#include "http/security_headers.hpp"
#include "routes/guards.hpp"
#include "routes/login_journey.hpp"

namespace guichet::routes {
namespace {

// Every answer to a URL with a token in it has the headers that keep the URL from getting about.
http::Response guarded(http::Response response) {
  http::add_page_headers(response);
  return response;
}

http::Response show(const Services& services, const http::Request& request, const LinkKind& kind,
                    const Link& link) {
  const std::string locale = link.locale.empty() ? browser_locale(request) : link.locale;
  const unsigned status = link.state == LinkState::kInvalid ? 410 : 200;
  return http::respond_page(status, kind.render(services.pages, locale, link.state));
}

http::Task<http::Response> look_up(const Services& services, const LinkKind& kind,
                                   const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return guarded(*std::move(refusal));
  auto job = [&services, look = kind.look_up,
              token = std::string(request.parameter("token"))](store::Database& database) {
    return look(database, services.keys, token, services.clock());
  };
  const auto link = co_await store::read<http::Executor>(*services.store.reader, job);
  if (!link) co_return guarded(unavailable(link.error()));
  co_return show(services, request, kind, *link);
}

http::Task<http::Response> act(const Services& services, const LinkKind& kind, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return guarded(*std::move(refusal));
  const LinkUse used{std::string(request.parameter("token")),
                     http::find_cookie(request, kSessionCookie).value_or("")};
  auto job = [&services, act = kind.act, used](store::Transaction& transaction) {
    return act(transaction, services.keys, used, services.clock());
  };
  const auto link = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!link) co_return guarded(unavailable(link.error()));
  if (link->state == LinkState::kDone) services.count(kind.event, kind.detail);
  co_return show(services, request, kind, *link);
}

}  // namespace

http::Handler shows_link(const Services& services, const LinkKind& kind) {
  return [&services, kind](const http::Request& request) { return look_up(services, kind, request); };
}

http::Handler uses_link(const Services& services, const LinkKind& kind) {
  return [&services, kind](const http::Request& request) { return act(services, kind, request); };
}

std::string browser_locale(const http::Request& request) {
  return choose_locale(request.find_header("Accept-Language").value_or(""));
}

}  // namespace guichet::routes
