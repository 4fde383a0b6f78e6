#pragma once

#include <string_view>

#include "http/response.hpp"

namespace guichet::http {

// For pages without scripts: everything but the page's own style sheet and form targets is shut out.
inline constexpr std::string_view kPagePolicy =
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

// Adds to an HTML answer what keeps it out of frames, caches, referrers, search engines and sniffing.
inline void add_page_headers(Response& response, std::string_view content_security_policy = kPagePolicy) {
  response.set_header("Content-Security-Policy", std::string(content_security_policy));
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("X-Robots-Tag", "noindex, nofollow");
  response.set_header("Cache-Control", "no-store");
}

// An HTML answer with the page headers.
inline Response respond_page(unsigned status, std::string html) {
  auto response = respond(status, "text/html; charset=utf-8", std::move(html));
  add_page_headers(response);
  return response;
}

}  // namespace guichet::http
