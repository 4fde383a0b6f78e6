#include "consent/withdraw.hpp"
#include "http/security_headers.hpp"
#include "routes/choices.hpp"
#include "routes/routes.hpp"
#include "routes/visit.hpp"

// One-click unsubscribing (RFC 8058): the POST of a mailbox provider, without cookie and without redirect. A
// GET shows a page with a button that posts the same.
namespace guichet::routes {
namespace {

http::Response page(const Services& services, const std::string& locale) {
  return http::respond_page(200, services.pages.unsubscribe(locale));
}

// As a form or as multipart/form-data (RFC 8058 section 3.2); both have the name and the value as they are.
bool is_one_click(const http::Request& request) {
  return request.body.find("List-Unsubscribe") != std::string::npos &&
         request.body.find("One-Click") != std::string::npos;
}

http::Task<http::Response> show(const Services& services, const http::Request& request) {
  return show_holder(services, request, std::string(consent::kUnsubscribe),
                     [&services](store::Database&, const Holder& holder) -> store::Result<http::Response> {
                       return page(services, holder.locale);
                     });
}

http::Task<http::Response> unsubscribe(const Services& services, const http::Request& request) {
  return act_for_holder(
      services, request, std::string(consent::kUnsubscribe),
      [&services, visit = visit_of(services, request, {}), means_it = is_one_click(request)](
          store::Transaction& transaction, const Holder& holder) -> store::Result<http::Response> {
        if (!means_it) return page(services, holder.locale);
        const store::ManageLink& link = holder.link;
        const auto withdrawn = consent::withdraw(
            transaction, services.keys,
            {link.tenant, link.account, link.site, link.purpose, "one_click", visit}, services.clock());
        if (!withdrawn) return withdrawn.error();
        return http::respond_page(200, services.pages.notice(holder.locale, "page.unsubscribed."));
      });
}

}  // namespace

void add_unsubscribe_routes(http::Router& router, const Services& services) {
  router.add("GET", "/unsubscribe/{token}",
             [&services](const http::Request& request) { return show(services, request); });
  router.add("POST", "/unsubscribe/{token}",
             [&services](const http::Request& request) { return unsubscribe(services, request); });
}

}  // namespace guichet::routes
