#include "http/response.hpp"
#include "routes/routes.hpp"

namespace guichet::routes {

void add_style_route(http::Router& router, const Services& services) {
  router.add("GET", "/page.css", http::immediate([&services](const http::Request&) {
               auto response = http::respond(200, "text/css; charset=utf-8", services.pages.style());
               response.set_header("Cache-Control", "public, max-age=300");
               return response;
             }));
}

}  // namespace guichet::routes
