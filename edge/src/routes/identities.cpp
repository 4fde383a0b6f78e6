#include "crypto/ids.hpp"
#include "identities/connect.hpp"
#include "identities/records.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "store/accounts.hpp"

// The logins of an account, for a trusted backend.
namespace guichet::routes {
namespace {

Result<Reading> list(const http::Request& request) {
  const auto account = path_id(request);
  if (!account) return account.error();
  return Reading{[account = *account](store::Database& database) -> store::Result<Reply> {
    const auto found = store::find_account(database, kTenant, account);
    if (!found) return found.error();
    if (!*found) return Reply(Error{Errc::kHttpNotFound});
    auto logins = identities::identities_json(database, kTenant, account);
    if (!logins) return logins.error();
    return Reply(Json{{"v", 1}, {"identities", *std::move(logins)}});
  }};
}

Reply answer(identities::DisconnectVerdict verdict) {
  switch (verdict) {
    case identities::DisconnectVerdict::kDone:
      return Reply(Json());
    case identities::DisconnectVerdict::kLastWayIn:
      return Reply(Error{Errc::kIdentityLastWayIn});
    case identities::DisconnectVerdict::kUnknown:
      break;
  }
  return Reply(Error{Errc::kHttpNotFound});
}

Result<Writing> remove(const Services& services, const http::Request& request, const Caller&) {
  const auto account = path_id(request);
  if (!account) return account.error();
  const auto identity = crypto::parse_id(request.parameter("identity"));
  if (!identity) return Error{Errc::kHttpNotFound};
  const auto job = [&services, account = *account,
                    identity = *identity](store::Transaction& transaction) -> store::Result<Reply> {
    const auto verdict = identities::disconnect(transaction, services.keys, services.identities(), kTenant,
                                                account, identity, services.clock());
    if (!verdict) return verdict.error();
    return answer(*verdict);
  };
  return Writing{job, "identity", "unlinked"};
}

}  // namespace

void add_identity_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/accounts/{id}/identities", reads(services, list));
  router.add("DELETE", "/v1/accounts/{id}/identities/{identity}",
             writes(
                 services,
                 [&services](const http::Request& request, const Caller& caller) {
                   return remove(services, request, caller);
                 },
                 204));
}

}  // namespace guichet::routes
