#include "demo/mail_pages.hpp"

#include <kainjow/mustache.hpp>

#include "demo/embedded_page.hpp"
#include "demo/mail_reader.hpp"
#include "http/problem.hpp"
#include "http/security_headers.hpp"

namespace guichet::demo {
namespace {

using kainjow::mustache::data;

constexpr std::string_view kListPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";
// A mail brings its styles along, and runs nothing.
constexpr std::string_view kMailPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

data piece(std::string_view text, bool is_link) {
  data made;
  made.set("text", std::string(text));
  made.set("is_link", is_link);
  return made;
}

// The text with its addresses apart, to be made links.
data pieces_of(std::string_view text) {
  data pieces(data::type::list);
  while (!text.empty()) {
    const std::size_t link = std::min(text.find("http"), text.size());
    if (link > 0) pieces.push_back(piece(text.substr(0, link), false));
    text.remove_prefix(link);
    const std::size_t end = std::min(text.find_first_of(" \r\n>"), text.size());
    if (end > 0) pieces.push_back(piece(text.substr(0, end), true));
    text.remove_prefix(end);
  }
  return pieces;
}

data to_data(const ShownMail& mail) {
  data shown;
  shown.set("id", mail.id);
  shown.set("from", mail.from);
  shown.set("to", mail.to);
  shown.set("subject", mail.subject);
  shown.set("pieces", pieces_of(mail.text));
  return shown;
}

http::Response show_mails(const std::filesystem::path& folder) {
  data mails(data::type::list);
  for (const ShownMail& mail : read_mails(folder)) mails.push_back(to_data(mail));
  kainjow::mustache::mustache page{embedded_page("mails.html")};
  data content;
  content.set("mails", mails);
  auto response = http::respond_page(200, page.render(content));
  http::add_page_headers(response, kListPolicy);
  return response;
}

http::Response show_html(const std::filesystem::path& folder, const http::Request& request) {
  const auto mail = find_mail(folder, request.parameter("id"));
  if (!mail) return http::problem(Errc::kHttpNotFound);
  auto response = http::respond_page(200, mail->html);
  http::add_page_headers(response, kMailPolicy);
  return response;
}

}  // namespace

void add_mail_pages(http::Router& router, const std::filesystem::path& folder) {
  router.add("GET", "/demo/mails", http::immediate([folder](const http::Request&) { return show_mails(folder); }));
  router.add("GET", "/demo/mails/{id}",
             http::immediate([folder](const http::Request& request) { return show_html(folder, request); }));
}

}  // namespace guichet::demo
