#pragma once

#include <boost/asio/ip/address.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/syntax.hpp"

namespace guichet::http {

struct Header {
  std::string name;
  std::string value;
};

// "{name}" of the route and what stands there.
using Parameters = std::vector<std::pair<std::string, std::string>>;

// What one request said, its framing already judged and removed.
struct Request {
  std::string method;
  std::string path;   // raw, without the query
  std::string query;  // raw, without "?"
  std::vector<Header> headers;
  std::string body;
  boost::asio::ip::address peer;  // the client: from X-Forwarded-For only when a configured proxy says so
  Parameters parameters;

  // The value of the first header of that name in any case.
  std::optional<std::string_view> find_header(std::string_view name) const {
    for (const auto& header : headers) {
      if (equals_ignoring_case(header.name, name)) return header.value;
    }
    return {};
  }

  // The part of the path that stands for "{name}" in the route; empty when the route has no such part.
  std::string_view parameter(std::string_view name) const {
    for (const auto& [key, value] : parameters) {
      if (key == name) return value;
    }
    return {};
  }

  // True when Content-Type names this media type, with or without parameters.
  bool has_media_type(std::string_view media_type) const {
    const auto type = find_header("Content-Type").value_or("");
    return equals_ignoring_case(trim_optional_space(type.substr(0, type.find(';'))), media_type);
  }
};

}  // namespace guichet::http
