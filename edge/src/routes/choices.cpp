#include "routes/choices.hpp"

#include "http/security_headers.hpp"
#include "routes/guards.hpp"
#include "routes/link_pages.hpp"
#include "store/submissions.hpp"

namespace guichet::routes {
namespace {

http::Response invalid(const Services& services, const std::string& locale) {
  return http::respond_page(410, services.pages.notice(locale, "page.choices_invalid."));
}

store::Result<std::optional<Holder>> find_holder(store::Database& database, const Services& services,
                                                 const std::string& token, const std::string& scope,
                                                 const std::string& locale) {
  const auto link = consent::find_link(database, services.keys, token, scope);
  if (!link) return link.error();
  if (!*link) return std::optional<Holder>();
  const auto spoken = store::find_account_locale(database, (*link)->tenant, (*link)->account);
  if (!spoken) return spoken.error();
  return std::optional(Holder{**link, spoken->empty() ? locale : *spoken});
}

// Every answer to a URL with a token in it has the headers that keep the URL from getting about.
http::Response guarded(http::Response response) {
  http::add_page_headers(response);
  return response;
}

http::Response answer(const store::Result<http::Response>& made) {
  return guarded(made ? *made : unavailable(made.error()));
}

// The job of either kind: Context is a Database or a Transaction.
template <class Context, class Make>
auto job_for(const Services& services, const http::Request& request, std::string scope, Make make) {
  return [&services, token = std::string(request.parameter("token")), scope = std::move(scope),
          locale = browser_locale(request),
          make = std::move(make)](Context& context) -> store::Result<http::Response> {
    const auto holder = find_holder(context, services, token, scope, locale);
    if (!holder) return holder.error();
    return *holder ? make(context, **holder) : store::Result<http::Response>(invalid(services, locale));
  };
}

}  // namespace

http::Task<http::Response> show_holder(const Services& services, const http::Request& request,
                                       std::string scope, Show show) {
  if (auto refusal = refuse_too_many(services, request)) co_return guarded(*std::move(refusal));
  auto job = job_for<store::Database>(services, request, std::move(scope), std::move(show));
  co_return answer(co_await store::read<http::Executor>(*services.store.reader, job));
}

http::Task<http::Response> act_for_holder(const Services& services, const http::Request& request,
                                          std::string scope, Act act) {
  if (auto refusal = refuse_too_many(services, request)) co_return guarded(*std::move(refusal));
  auto job = job_for<store::Transaction>(services, request, std::move(scope), std::move(act));
  co_return answer(co_await store::write<http::Executor>(*services.store.writer, job));
}

}  // namespace guichet::routes
