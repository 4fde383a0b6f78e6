#include "demo/demo_routes.hpp"

#include "assets/asset_routes.hpp"
#include "demo/mail_pages.hpp"
#include "http/security_headers.hpp"

namespace guichet::demo {
namespace {

constexpr std::string_view kDemoPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

http::Response show_page(const assets::AssetLibrary& pages, std::string_view path, const http::Request& request) {
  http::Response response = assets::serve_asset(pages, path, request);
  response.set_header("Content-Security-Policy", std::string(kDemoPolicy));
  return response;
}

}  // namespace

void add_demo_routes(http::Router& router, const std::filesystem::path& folder, const std::filesystem::path& mails) {
  auto loaded = assets::AssetLibrary::load(folder);
  if (!loaded) return;
  const auto pages = std::make_shared<const assets::AssetLibrary>(*std::move(loaded));
  router.add("GET", "/", http::immediate([pages](const http::Request& request) {
               return show_page(*pages, "index.html", request);
             }));
  add_mail_pages(router, mails);
  router.add("GET", "/{file}", http::immediate([pages](const http::Request& request) {
               return show_page(*pages, request.parameter("file"), request);
             }));
}

}  // namespace guichet::demo
