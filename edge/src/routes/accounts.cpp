#include "people/account_view.hpp"
#include "people/review.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

Result<Reading> read_account(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  return Reading{[&services, id = *id](store::Database& database) -> store::Result<Reply> {
    const auto view = people::account_view(database, kTenant, id, services.clock());
    if (!view) return view.error();
    return *view ? Reply(**view) : Reply(Error{Errc::kHttpNotFound});
  }};
}

Result<Writing> undo_link(const Services& services, const http::Request& request, const Caller& caller) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto job = [&services, id = *id,
                    by = caller.site](store::Transaction& transaction) -> store::Result<Reply> {
    const auto undone = people::undo(transaction, services.keys, kTenant, id, by, services.clock());
    if (!undone) return undone.error();
    if (*undone == people::UndoVerdict::kUnknown) return Reply(Error{Errc::kHttpNotFound});
    return Reply(Json());
  };
  return Writing{job, "link", "undone"};
}

}  // namespace

void add_account_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/accounts/{id}", reads(services, [&services](const http::Request& request) {
               return read_account(services, request);
             }));
  router.add("DELETE", "/v1/links/{id}",
             writes(
                 services,
                 [&services](const http::Request& request, const Caller& caller) {
                   return undo_link(services, request, caller);
                 },
                 204));
}

}  // namespace guichet::routes
