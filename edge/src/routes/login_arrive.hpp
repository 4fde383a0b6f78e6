#pragma once

#include <string>

#include "http/task.hpp"
#include "login/pending.hpp"
#include "login/sign_in.hpp"
#include "routes/services.hpp"

namespace guichet::routes {

// Somebody is back with proof: their identity is looked up, the browser gets a new session, and goes back to its page.
http::Task<http::Response> arrive(const Services& services, const http::Request& request,
                                  const login::Provider& provider, login::Pending pending, std::string state,
                                  login::SignedIn signed_in);

}  // namespace guichet::routes
