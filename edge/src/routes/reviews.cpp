#include <algorithm>
#include <iterator>

#include "crypto/ids.hpp"
#include "people/outcome.hpp"
#include "people/review.hpp"
#include "people/review_view.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

constexpr std::size_t kMaxNote = 2000;
constexpr std::string_view kStates[] = {"open", "asked", "later", "decided"};

Result<std::string> read_state(const Query& query) {
  const auto state = query.find("state");
  if (state == query.end()) return std::string("open");
  if (std::find(std::begin(kStates), std::end(kStates), state->second) == std::end(kStates)) {
    return Error{Errc::kRequestBadValue, "/state"};
  }
  return state->second;
}

Result<Reading> list_reviews(const http::Request& request) {
  const auto query = read_query(request, {"state", "limit", "after"});
  if (!query) return query.error();
  const auto state = read_state(*query);
  if (!state) return state.error();
  const auto page = query_page(*query);
  if (!page) return page.error();
  return Reading{[state = *state, page = *page](store::Database& database) -> store::Result<Reply> {
    auto list = people::review_list(database, kTenant, state, page.after, page.limit);
    if (!list) return list.error();
    return Reply(*std::move(list));
  }};
}

Result<Reading> read_review(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto query = read_query(request, {"locale"});
  if (!query) return query.error();
  const auto locale = query->find("locale");
  return Reading{[&services, id = *id, locale = locale == query->end() ? "en" : locale->second](
                     store::Database& database) -> store::Result<Reply> {
    const auto view =
        people::review_view(database, services.keys, services.pages.localizer(), kTenant, id, locale);
    if (!view) return view.error();
    return *view ? Reply(**view) : Reply(Error{Errc::kHttpNotFound});
  }};
}

// The body of a decision; review and deciding backend are not in it.
Result<people::DecisionOrder> read_decision(const http::Request& request) {
  const auto body = read_body(request, {"v", "decision", "note", "revise"});
  if (!body) return body.error();
  const auto name = required_string(*body, "decision", "", kMaxNote);
  if (!name) return name.error();
  const auto decision = people::find_decision(*name);
  if (!decision) return Error{Errc::kRequestBadValue, "/decision"};
  const auto note = optional_string(*body, "note", "", kMaxNote);
  if (!note) return note.error();
  const Json* revise = find_member(*body, "revise");
  if (revise != nullptr && !revise->is_boolean()) return Error{Errc::kRequestWrongType, "/revise"};
  people::DecisionOrder order;
  order.tenant = kTenant;
  order.decision = *decision;
  order.note = *note;
  order.revises = revise != nullptr && revise->get<bool>();
  return order;
}

store::Result<Reply> carry_out(store::Transaction& transaction, const Services& services,
                               const people::DecisionOrder& order) {
  const auto verdict = people::decide(transaction, services.keys, order, services.clock());
  if (!verdict) return verdict.error();
  switch (*verdict) {
    case people::DecisionVerdict::kUnknown:
      return Reply(Error{Errc::kHttpNotFound});
    case people::DecisionVerdict::kContradiction:
      return Reply(Error{Errc::kReviewContradiction});
    case people::DecisionVerdict::kTooMany:
      return Reply(Error{Errc::kLinkTooMany});
    case people::DecisionVerdict::kDone:
      break;
  }
  const auto review = store::find_review(transaction, order.tenant, order.review);
  if (!review) return review.error();
  return Reply(Json{{"v", 1}, {"review", people::review_summary(**review)}});
}

Result<Writing> decide_review(const Services& services, const http::Request& request, const Caller& caller) {
  const auto id = path_id(request);
  if (!id) return id.error();
  auto order = read_decision(request);
  if (!order) return order.error();
  order->review = *id;
  order->by = caller.site;
  const auto job = [&services, order = *order](store::Transaction& transaction) {
    return carry_out(transaction, services, order);
  };
  return Writing{job, "review", std::string(people::decision_name(order->decision))};
}

Result<Reading> list_outcomes(const http::Request& request) {
  const auto query = read_query(request, {"limit", "after"});
  if (!query) return query.error();
  const auto page = query_page(*query);
  if (!page) return page.error();
  return Reading{[page = *page](store::Database& database) -> store::Result<Reply> {
    auto list = people::outcome_list(database, kTenant, page.after, page.limit);
    if (!list) return list.error();
    return Reply(*std::move(list));
  }};
}

}  // namespace

void add_review_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/reviews", reads(services, list_reviews));
  router.add("GET", "/v1/reviews/{id}", reads(services, [&services](const http::Request& request) {
               return read_review(services, request);
             }));
  router.add("POST", "/v1/reviews/{id}/decision",
             writes(services, [&services](const http::Request& request, const Caller& caller) {
               return decide_review(services, request, caller);
             }));
  router.add("GET", "/v1/match/outcomes", reads(services, list_outcomes));
}

}  // namespace guichet::routes
