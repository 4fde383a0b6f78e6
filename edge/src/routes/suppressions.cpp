#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "store/suppressions.hpp"

namespace guichet::routes {
namespace {

Result<Bytes32> read_address(const Services& services, const http::Request& request) {
  const auto body = read_body(request, {"v", "email"});
  if (!body) return body.error();
  const auto address = read_email_member(services, *body);
  if (!address) return address.error();
  return address->claim.blind_ix;
}

Reply changed_reply(bool changed) { return Json{{"v", 1}, {"changed", changed}}; }

Result<Writing> suppress(const Services& services, const http::Request& request) {
  const auto address = read_address(services, request);
  if (!address) return address.error();
  return Writing{[&services, address = *address](store::Transaction& transaction) -> store::Result<Reply> {
    const auto added = store::insert_suppression(
        transaction, {std::string(kTenant), address, std::string(store::kManual), "staff", services.clock()});
    if (!added) return added.error();
    return changed_reply(*added);
  }};
}

Result<Writing> lift(const Services& services, const http::Request& request) {
  const auto address = read_address(services, request);
  if (!address) return address.error();
  return Writing{[address = *address](store::Transaction& transaction) -> store::Result<Reply> {
    const auto removed = store::remove_suppression(transaction, kTenant, address);
    if (!removed) return removed.error();
    return changed_reply(*removed);
  }};
}

Result<Reading> count(const http::Request&) {
  return Reading{[](store::Database& database) -> store::Result<Reply> {
    const auto counts = store::count_suppressions(database, kTenant);
    if (!counts) return counts.error();
    return Reply(Json{{"v", 1}, {"bounced", counts->bounced}, {"complained", counts->complained}, {"manual", counts->manual}});
  }};
}

}  // namespace

void add_suppression_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/suppressions", reads(services, count));
  router.add("POST", "/v1/suppressions", writes(services, [&services](const http::Request& request, const Caller&) {
               return suppress(services, request);
             }));
  router.add("POST", "/v1/suppressions/lift", writes(services, [&services](const http::Request& request, const Caller&) {
               return lift(services, request);
             }));
}

}  // namespace guichet::routes
