#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.hpp"
#include "http/response.hpp"

namespace guichet::http {

// Which pages of other origins may read the answers of a route (Fetch standard). Origins are compared byte
// for byte, as in "https://shop.example"; credentials are never allowed.
struct CorsPolicy {
  std::vector<std::string> origins;
  std::string request_headers = "Content-Type, Idempotency-Key";  // that a page may send
  std::string exposed_headers = "Retry-After";                    // that a page may read
  std::chrono::seconds max_age{600};

  bool allows(std::string_view origin) const;
};

// Adds what lets the page that asked read the answer, and Vary. An origin that is not listed gets Vary only.
void add_cors_headers(const CorsPolicy& policy, const Request& request, Response& response);

// The answer to a browser's question before the real request. `methods` as in the Allow header.
Response answer_preflight(const CorsPolicy& policy, const Request& request, std::string_view methods);

// True for OPTIONS with Origin and Access-Control-Request-Method.
bool is_preflight(const Request& request);

}  // namespace guichet::http
