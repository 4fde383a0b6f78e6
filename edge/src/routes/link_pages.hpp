#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "common/link.hpp"
#include "http/router.hpp"
#include "routes/services.hpp"
#include "store/transaction.hpp"

namespace guichet::routes {

// A link that is used, and by whom.
struct LinkUse {
  std::string token;
  std::string session;  // the value of the browser's session cookie; may be empty
};

// A link of a mail: "/NAME/{token}". GET shows a page with one button and changes nothing, whoever fetches
// it; the button's POST acts, once.
struct LinkKind {
  std::function<store::Result<Link>(store::Database&, const crypto::Keys&, std::string_view token,
                                    Millis now)>
      look_up;
  std::function<store::Result<Link>(store::Transaction&, const crypto::Keys&, const LinkUse&, Millis now)> act;
  std::function<std::string(const Pages&, std::string_view locale, LinkState)> render;
  std::string event = {};  // counted with its detail when a POST acts
  std::string detail = {};
};

http::Handler shows_link(const Services& services, const LinkKind& kind);
http::Handler uses_link(const Services& services, const LinkKind& kind);

// The language of the visitor's browser.
std::string browser_locale(const http::Request& request);

}  // namespace guichet::routes
