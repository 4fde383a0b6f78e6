#include "assets/asset_routes.hpp"

#include "http/problem.hpp"

namespace guichet::assets {
namespace {

constexpr std::string_view kYear = "public, max-age=31536000, immutable";
constexpr std::string_view kFiveMinutes = "public, max-age=300";

// RFC 9110 section 13.1.2: a list of entity tags compared weakly, or "*".
bool names_tag(std::string_view if_none_match, std::string_view tag) {
  while (!if_none_match.empty()) {
    auto candidate = http::take_list_element(if_none_match);
    if (candidate == "*") return true;
    if (candidate.substr(0, 2) == "W/") candidate.remove_prefix(2);
    if (candidate == tag) return true;
  }
  return false;
}

// Each encoding is another sequence of bytes and needs its own tag (RFC 9110 section 8.8.3.3).
std::string tag_of(const Asset& asset, Encoding encoding) {
  return "\"" + asset.hash.substr(0, 32) + "-" + std::string(encoding_name(encoding)) + "\"";
}

}  // namespace

http::Response serve_asset(const AssetLibrary& library, std::string_view path, const http::Request& request) {
  const auto* asset = library.find(path);
  if (asset == nullptr) return http::problem(Errc::kHttpNotFound);
  const auto encoding =
      choose_encoding(request.find_header("Accept-Encoding").value_or(""), asset->available());
  const auto tag = tag_of(*asset, encoding);

  http::Response response;
  response.add_header("ETag", tag);
  response.add_header("Cache-Control", std::string(asset->immutable ? kYear : kFiveMinutes));
  response.add_header("Vary", "Accept-Encoding");
  response.add_header("Access-Control-Allow-Origin", "*");
  response.add_header("Cross-Origin-Resource-Policy", "cross-origin");
  if (names_tag(request.find_header("If-None-Match").value_or(""), tag)) {
    response.status = 304;
    return response;
  }
  response.add_header("Content-Type", asset->media_type);
  response.add_header("X-Content-Type-Options", "nosniff");
  if (encoding != Encoding::kIdentity)
    response.add_header("Content-Encoding", std::string(encoding_name(encoding)));
  response.shared_body = asset->content[static_cast<std::size_t>(encoding)];
  return response;
}

void add_asset_routes(http::Router& router, const std::string& prefix, const AssetLibrary& library) {
  router.add("GET", prefix + "/{path...}", http::immediate([&library](const http::Request& request) {
               return serve_asset(library, request.parameter("path"), request);
             }));
}

}  // namespace guichet::assets
