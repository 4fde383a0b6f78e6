#pragma once

#include "http/router.hpp"
#include "routes/services.hpp"

namespace guichet::routes {

void add_backchannel_route(http::Router& router, const Services& services);  // POST /login/{provider}/backchannel-logout

}  // namespace guichet::routes
