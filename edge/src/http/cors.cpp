#include "http/cors.hpp"

#include <algorithm>

namespace guichet::http {

bool CorsPolicy::allows(std::string_view origin) const {
  return std::find(origins.begin(), origins.end(), origin) != origins.end();
}

void add_cors_headers(const CorsPolicy& policy, const Request& request, Response& response) {
  response.add_header("Vary", "Origin");
  const auto origin = request.find_header("Origin");
  if (!origin || !policy.allows(*origin)) return;
  response.add_header("Access-Control-Allow-Origin", std::string(*origin));
  response.add_header("Access-Control-Expose-Headers", policy.exposed_headers);
}

Response answer_preflight(const CorsPolicy& policy, const Request& request, std::string_view methods) {
  Response response;
  response.status = 204;
  add_cors_headers(policy, request, response);
  if (policy.allows(request.find_header("Origin").value_or(""))) {
    response.add_header("Access-Control-Allow-Methods", std::string(methods));
    response.add_header("Access-Control-Allow-Headers", policy.request_headers);
    response.add_header("Access-Control-Max-Age", std::to_string(policy.max_age.count()));
  }
  return response;
}

bool is_preflight(const Request& request) {
  return request.method == "OPTIONS" && request.find_header("Origin") &&
         request.find_header("Access-Control-Request-Method");
}

}  // namespace guichet::http
