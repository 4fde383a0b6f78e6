#include "routes/guards.hpp"
#include "routes/routes.hpp"

namespace guichet::routes {
namespace {

http::Response describe_form(const Services& services, const http::Request& request) {
  const forms::PublishedForm* form = services.forms.find(request.parameter("id"));
  if (form == nullptr) return http::problem(Errc::kRequestUnknownForm);
  const std::string etag = "\"" + form->hash + "\"";
  http::Response response;
  if (request.find_header("If-None-Match") == etag) {
    response.status = 304;
  } else {
    response = http::respond_json(
        200, write_json(Json{{"v", 1}, {"form", form->description}, {"hash", form->hash},
                             {"protection", forms::protection_json(form->protection)}}));
  }
  response.set_header("ETag", etag);
  response.set_header("Cache-Control", "public, max-age=300");
  return response;
}

}  // namespace

void add_form_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/forms/{id}",
             http::immediate([&services](const http::Request& request) { return describe_form(services, request); }),
             {std::nullopt, services.cors});
}

}  // namespace guichet::routes
