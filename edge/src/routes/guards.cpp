#include "routes/guards.hpp"

#include <spdlog/spdlog.h>

namespace guichet::routes {
namespace {

http::Response retry_after(Errc code, std::string_view seconds) {
  http::Response response = http::problem(code);
  response.set_header("Retry-After", std::string(seconds));
  return response;
}

}  // namespace

std::optional<http::Response> refuse_too_many(const Services& services, const http::Request& request) {
  if (services.admit(request.peer)) return std::nullopt;
  return retry_after(Errc::kHttpTooManyRequests, "10");
}

std::optional<http::Response> refuse_other_media_type(const http::Request& request, std::string_view media_type) {
  if (request.has_media_type(media_type)) return std::nullopt;
  return http::problem(Errc::kHttpUnsupportedMediaType);
}

http::Response unavailable(const store::StoreError& error) {
  spdlog::error("store: {} {}", store::errc_name(error.code), error.detail);
  return retry_after(Errc::kHttpUnavailable, "2");
}

}  // namespace guichet::routes
