#include "contacts/profile.hpp"
#include "people/account_view.hpp"
#include "people/review.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "store/accounts.hpp"

namespace guichet::routes {
namespace {

// What the person typed is told only to who asks for it by name.
store::Status add_profile(store::Database& database, const Services& services, const Id& id, Json& view) {
  const auto account = store::find_account(database, kTenant, id);
  if (!account) return account.error();
  auto profile = contacts::open_profile(services.keys, **account);
  if (!profile) return profile.error();
  view["profile"] = *std::move(profile);
  return Done{};
}

Result<Reading> read_account(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto query = read_query(request, {"include"});
  if (!query) return query.error();
  const auto include = query->find("include");
  const bool with_profile = include != query->end();
  if (with_profile && include->second != "profile") return Error{Errc::kRequestBadValue, "/include"};
  return Reading{[&services, id = *id, with_profile](store::Database& database) -> store::Result<Reply> {
    auto view = people::account_view(database, kTenant, id, services.clock());
    if (!view) return view.error();
    if (!*view) return Reply(Error{Errc::kHttpNotFound});
    if (with_profile) {
      if (auto added = add_profile(database, services, id, **view); !added) return added.error();
    }
    return Reply(**std::move(view));
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
