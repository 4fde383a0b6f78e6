#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/syntax.hpp"

namespace guichet::http {

// An answer. Content-Length, Date and Connection are the server's business.
struct Response {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::shared_ptr<const std::string> shared_body;  // used instead of body when set: files, without a copy

  std::string_view content() const { return shared_body ? std::string_view(*shared_body) : body; }

  // Replaces every header of that name.
  void set_header(std::string_view name, std::string value) {
    headers.erase(
        std::remove_if(headers.begin(), headers.end(),
                       [&](const auto& header) { return equals_ignoring_case(header.first, name); }),
        headers.end());
    headers.emplace_back(name, std::move(value));
  }

  void add_header(std::string_view name, std::string value) { headers.emplace_back(name, std::move(value)); }
};

// An answer with a body of that media type.
inline Response respond(unsigned status, std::string_view media_type, std::string body) {
  Response response;
  response.status = status;
  response.add_header("Content-Type", std::string(media_type));
  response.body = std::move(body);
  return response;
}

inline Response respond_json(unsigned status, std::string body) {
  return respond(status, "application/json", std::move(body));
}

}  // namespace guichet::http
