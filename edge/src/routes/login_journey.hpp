#pragma once

#include <string>
#include <string_view>

#include "http/cookies.hpp"
#include "http/task.hpp"
#include "identities/arrival.hpp"
#include "login/failure.hpp"
#include "login/pending.hpp"
#include "routes/services.hpp"

// What the routes of signing in share: cookies, and the ways back to the page.
namespace guichet::routes {

inline constexpr std::string_view kBrowserCookie = "__Host-guichet-login";           // who set out
inline constexpr std::string_view kPostedBrowserCookie = "__Host-guichet-login-post";  // the same, where a provider posts back
inline constexpr std::string_view kSessionCookie = "__Host-guichet-session";
inline constexpr std::string_view kReturnCookie = "__Host-guichet-return";  // what /login/return shows: state.code

// The cookie that binds a sign-in at this provider to a browser.
std::string_view browser_cookie(const login::Provider& provider);

// An enabled provider that the path names; nullptr for any other.
const login::Provider* find_provider(const Services& services, const http::Request& request);

// A page that says that it did not work, and how to go on.
http::Response failed_page(const Services& services, const http::Request& request, unsigned status,
                           std::string_view words = "page.login_failed.");

// A redirect with 303, never 307: a form must not be posted on (RFC 9700 section 4.12).
http::Response see_other(std::string location);

// Back to the page that waits, with the code of what became of it: by redirect, from a popup by its script, or to the
// edge's own form for a page without scripts.
http::Response go_back(const Services& services, const login::Pending& pending, const std::string& code,
                       std::string_view state);

// The same for a sign-in that did not come about; notes why, as a code.
http::Task<http::Response> turn_back(const Services& services, login::Pending pending, std::string state,
                                     login::Failure failure);

identities::Journey journey_of(const login::Pending& pending);

}  // namespace guichet::routes
