#include "people/join.hpp"

#include "routes/link_pages.hpp"
#include "routes/routes.hpp"

namespace guichet::routes {
namespace {

std::string render(const Pages& pages, std::string_view locale, LinkState state) {
  switch (state) {
    case LinkState::kReady:
      return pages.question(locale, "page.join.");
    case LinkState::kDone:
    case LinkState::kAlready:
      return pages.notice(locale, "page.joined.");
    case LinkState::kInvalid:
      break;
  }
  return pages.notice(locale, "page.join_invalid.");
}

}  // namespace

void add_join_routes(http::Router& router, const Services& services) {
  const auto act = [](store::Transaction& transaction, const crypto::Keys& keys, const LinkUse& used, Millis now) {
    return people::join(transaction, keys, used.token, now);
  };
  const LinkKind join{people::look_up_join, act, render, "join", "proved"};
  router.add("GET", "/join/{token}", shows_link(services, join));
  router.add("POST", "/join/{token}", uses_link(services, join));
}

}  // namespace guichet::routes
