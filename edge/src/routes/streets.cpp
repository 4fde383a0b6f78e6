#include <charconv>

#include "assets/accept_encoding.hpp"
#include "register/street_shards.hpp"
#include "routes/guards.hpp"
#include "routes/routes.hpp"

namespace guichet::routes {
namespace {

constexpr std::string_view kEnding = ".gar";
constexpr std::size_t kDigits = 5;

// The code in "01400.gar"; nothing for any other name.
std::optional<std::uint32_t> postal_code_in(std::string_view name) {
  if (name.size() != kDigits + kEnding.size() || name.substr(kDigits) != kEnding) return std::nullopt;
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + kDigits, code);
  return error == std::errc{} && end == name.data() + kDigits ? std::optional(code) : std::nullopt;
}

// Pages of any origin may load it.
http::Response streets(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) return *std::move(refusal);
  const auto code = postal_code_in(request.parameter("name"));
  const auto shard = code ? services.streets->find(*code) : nullptr;
  if (shard == nullptr) return http::problem(Errc::kHttpNotFound);
  const bool is_packed = assets::choose_encoding(request.find_header("Accept-Encoding").value_or(""),
                                                 {false, true, true}) == assets::Encoding::kGzip;
  const std::string tag = "\"" + shard->tag + (is_packed ? "-gzip\"" : "\"");
  http::Response response;
  response.add_header("ETag", tag);
  response.add_header("Cache-Control", "public, max-age=86400");
  response.add_header("Vary", "Accept-Encoding");
  response.add_header("Access-Control-Allow-Origin", "*");
  response.add_header("Cross-Origin-Resource-Policy", "cross-origin");
  if (request.find_header("If-None-Match") == tag) {
    response.status = 304;
    return response;
  }
  response.add_header("Content-Type", "application/octet-stream");
  response.add_header("X-Content-Type-Options", "nosniff");
  if (is_packed) response.add_header("Content-Encoding", "gzip");
  response.body = is_packed ? shard->packed : services.streets->write(*code);
  return response;
}

}  // namespace

void add_street_route(http::Router& router, const Services& services) {
  if (services.streets == nullptr) return;
  router.add("GET", "/v1/streets/{name}", http::immediate([&services](const http::Request& request) {
               return streets(services, request);
             }));
}

}  // namespace guichet::routes
