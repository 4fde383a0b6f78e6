#include "demo/demo_routes.hpp"

#include <kainjow/mustache.hpp>

#include "assets/asset_routes.hpp"
#include "demo/mail_reader.hpp"
#include "embedded/demo.hpp"
#include "http/security_headers.hpp"

namespace guichet::demo {
namespace {

constexpr std::string_view kDemoPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

kainjow::mustache::data to_data(const ShownMail& mail) {
  kainjow::mustache::data data;
  const std::size_t link = mail.text.find("http");
  const std::size_t end = std::min(mail.text.find_first_of(" \n", std::min(link, mail.text.size())), mail.text.size());
  const bool has_link = link != std::string::npos;
  data.set("to", mail.to);
  data.set("subject", mail.subject);
  data.set("before", has_link ? mail.text.substr(0, link) : mail.text);
  data.set("url", has_link ? mail.text.substr(link, end - link) : "");
  data.set("after", has_link ? mail.text.substr(end) : "");
  return data;
}

http::Response show_mails(const std::filesystem::path& folder) {
  kainjow::mustache::data mails(kainjow::mustache::data::type::list);
  for (const ShownMail& mail : read_mails(folder)) mails.push_back(to_data(mail));
  kainjow::mustache::mustache page{std::string(embedded::demo()[0].contents)};
  kainjow::mustache::data data;
  data.set("mails", mails);
  return http::respond_page(200, page.render(data));
}

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
  router.add("GET", "/demo/mails", http::immediate([mails](const http::Request&) { return show_mails(mails); }));
  router.add("GET", "/{file}", http::immediate([pages](const http::Request& request) {
               return show_page(*pages, request.parameter("file"), request);
             }));
}

}  // namespace guichet::demo
