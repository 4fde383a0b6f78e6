#pragma once

#include <functional>
#include <string>

#include "consent/links.hpp"
#include "http/task.hpp"
#include "routes/services.hpp"

// What the pages behind links that never expire share: a token in the path leads to an account.
namespace guichet::routes {

// Whose link it is, in which language they are spoken to.
struct Holder {
  store::ManageLink link;
  std::string locale;
};

// What is answered to the holder: HTML, or another document.
using Show = std::function<store::Result<http::Response>(store::Database&, const Holder&)>;
using Act = std::function<store::Result<http::Response>(store::Transaction&, const Holder&)>;

// Looks up the link of the request's "{token}" and answers with what `show` or `act` makes of it; for any
// text that is no such link, the page that says so (410), the same for all of them.
http::Task<http::Response> show_holder(const Services& services, const http::Request& request,
                                       std::string scope, Show show);
http::Task<http::Response> act_for_holder(const Services& services, const http::Request& request,
                                          std::string scope, Act act);

}  // namespace guichet::routes
