#include "demo/demo_routes.hpp"

#include "assets/asset_routes.hpp"
#include "demo/mail_pages.hpp"
#include "http/security_headers.hpp"

namespace guichet::demo {
namespace {

constexpr std::string_view kDemoPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

// "https://id.example:444/path" -> "https://id.example:444"
std::string_view origin_of(std::string_view url) {
  const auto host = url.find("://");
  return host == std::string_view::npos ? url : url.substr(0, url.find('/', host + 3));
}

std::string policy_with(const login::ProviderLibrary& providers) {
  std::string policy(kDemoPolicy);
  for (const login::Provider* provider : providers.enabled()) {
    const bool has_metadata = provider->protocol == login::Protocol::kOpenIdConnect;
    policy.append(" ").append(origin_of(has_metadata ? provider->issuer : provider->endpoints.authorization));
  }
  return policy;
}

struct Pages {
  assets::AssetLibrary files;
  std::string policy;
};

http::Response show_page(const Pages& pages, std::string_view path, const http::Request& request) {
  http::Response response = assets::serve_asset(pages.files, path, request);
  response.set_header("Content-Security-Policy", pages.policy);
  return response;
}

}  // namespace

void add_demo_routes(http::Router& router, const std::filesystem::path& folder,
                     const std::filesystem::path& mails, const login::ProviderLibrary& providers) {
  auto loaded = assets::AssetLibrary::load(folder);
  if (!loaded) return;
  const auto pages = std::make_shared<const Pages>(Pages{*std::move(loaded), policy_with(providers)});
  router.add("GET", "/", http::immediate([pages](const http::Request& request) {
               return show_page(*pages, "index.html", request);
             }));
  add_mail_pages(router, mails);
  router.add("GET", "/{file}", http::immediate([pages](const http::Request& request) {
               return show_page(*pages, request.parameter("file"), request);
             }));
}

}  // namespace guichet::demo
