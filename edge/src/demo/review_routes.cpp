#include "demo/review_routes.hpp"

#include "crypto/ids.hpp"
#include "demo/review_page.hpp"
#include "http/form_urlencoded.hpp"
#include "http/problem.hpp"
#include "http/security_headers.hpp"
#include "people/review.hpp"
#include "people/review_view.hpp"
#include "routes/guards.hpp"
#include "routes/tenant.hpp"

namespace guichet::demo {
namespace {

using routes::kTenant;
using routes::Services;

constexpr std::int64_t kMostReviews = 50;

std::string find_field(const http::FormFields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

std::string choose_language(const http::Request& request) {
  const auto query = http::parse_form_urlencoded(request.query);
  const std::string wanted = query ? find_field(*query, "lang") : std::string();
  return wanted == "fr" || wanted == "en"
             ? wanted
             : routes::choose_locale(request.find_header("Accept-Language").value_or(""));
}

store::Result<std::vector<Json>> read_reviews(store::Database& database, const Services& services,
                                              const std::string& locale) {
  std::vector<Json> views;
  for (const std::string_view state : {"open", "asked", "later"}) {
    const auto reviews = store::list_reviews(database, kTenant, state, {}, kMostReviews);
    if (!reviews) return reviews.error();
    for (const store::MatchReview& review : *reviews) {
      const auto view = people::review_view(database, services.keys, services.pages.localizer(), kTenant,
                                            review.id, locale);
      if (!view) return view.error();
      if (*view) views.push_back(**view);
    }
  }
  return views;
}

http::Task<http::Response> show(const Services& services, const http::Request& request) {
  const std::string locale = choose_language(request);
  auto job = [&services, locale](store::Database& database) {
    return read_reviews(database, services, locale);
  };
  const auto reviews = co_await store::read<http::Executor>(*services.store.reader, job);
  if (!reviews) co_return routes::unavailable(reviews.error());
  co_return http::respond_page(200, review_page(services.pages.templates(), *reviews, locale));
}

// A page of another origin must not decide by a form of its own.
Result<people::DecisionOrder> read_order(const Services& services, const http::Request& request) {
  if (const auto caller = services.access.identify_form_post(request); !caller) return caller.error();
  const auto fields = http::parse_form_urlencoded(request.body);
  if (!fields) return fields.error();
  const auto id = crypto::parse_id(request.parameter("id"));
  if (!id) return Error{Errc::kHttpNotFound};
  const auto decision = people::find_decision(find_field(*fields, "decision"));
  if (!decision) return Error{Errc::kRequestBadValue, "/decision"};
  return people::DecisionOrder{std::string(kTenant), *id, *decision, std::nullopt, "demo", true};
}

http::Response back_to_queue(const http::Request& request) {
  http::Response response;
  response.status = 303;
  response.set_header("Location", "/demo/reviews?lang=" + choose_language(request));
  response.set_header("Cache-Control", "no-store");
  return response;
}

http::Task<http::Response> decide(const Services& services, const http::Request& request) {
  const auto order = read_order(services, request);
  if (!order) co_return http::problem(order.error());
  auto job = [&services, order = *order](store::Transaction& transaction) {
    return people::decide(transaction, services.keys, order, services.clock());
  };
  const auto verdict = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!verdict) co_return routes::unavailable(verdict.error());
  co_return back_to_queue(request);
}

}  // namespace

void add_review_pages(http::Router& router, const Services& services) {
  router.add("GET", "/demo/reviews",
             [&services](const http::Request& request) { return show(services, request); });
  router.add("POST", "/demo/reviews/{id}",
             [&services](const http::Request& request) { return decide(services, request); });
}

}  // namespace guichet::demo
