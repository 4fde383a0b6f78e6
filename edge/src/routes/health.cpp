#include "routes/guards.hpp"
#include "routes/routes.hpp"

namespace guichet::routes {
namespace {

http::Response alive(const http::Request&) { return http::respond(200, "text/plain; charset=utf-8", "alive\n"); }

http::Task<http::Response> ready(const Services& services) {
  auto job = [](store::Database& database) {
    return database.fetch_one("SELECT 1", [](const store::Statement& row) { return row.integer(0); });
  };
  const auto answer = co_await store::read<http::Executor>(*services.store.reader, job);
  if (!answer) co_return unavailable(answer.error());
  co_return http::respond(200, "text/plain; charset=utf-8", "ready\n");
}

}  // namespace

void add_health_routes(http::Router& router, const Services& services) {
  router.add("GET", "/healthz", http::immediate(alive));
  router.add("GET", "/readyz", [&services](const http::Request&) { return ready(services); });
}

}  // namespace guichet::routes
