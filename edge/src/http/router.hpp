#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/cors.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/task.hpp"

namespace guichet::http {

// Answers one request. Runs on the thread of the connection: it must not block. What it throws becomes a 500.
using Handler = std::function<Task<Response>(const Request&)>;

// A handler that has its answer at once.
Handler immediate(std::function<Response(const Request&)> answer);

struct RouteOptions {
  std::optional<std::size_t> body_bytes;   // instead of Limits::body_bytes
  std::shared_ptr<const CorsPolicy> cors;  // answers OPTIONS and opens the route to other origins
};

// Finds the handler of a path. Filled before the server starts, then only read.
class Router {
 public:
  // `pattern` is a path whose segments are literal or "{name}", for instance "/confirm/{token}". A "{name}"
  // stands for one segment of 1 to 256 unreserved characters (RFC 3986 section 2.3), so that nothing ever
  // needs percent-decoding. A last segment "{name...}" stands for one such segment or more, joined by "/".
  // Literal patterns win over others. GET serves HEAD as well.
  void add(std::string_view method, std::string_view pattern, Handler handler, RouteOptions options = {});

  struct Route {
    std::string method;
    Handler handler;
    RouteOptions options;
  };

  struct Resource {
    std::string pattern;
    std::vector<std::string> segments;
    std::vector<Route> routes;
    std::string allow;  // for the Allow header

    bool has_parameters() const;
    const CorsPolicy* cors() const;
  };

  struct Match {
    const Resource* resource = nullptr;  // nothing has this path
    const Route* route = nullptr;        // nothing has this path with this method
    Parameters parameters;
  };

  Match find(std::string_view method, std::string_view path) const;

 private:
  Resource& resource(std::string_view pattern);

  std::vector<std::unique_ptr<Resource>> resources_;  // literal patterns first
};

// Runs the handler of the match, or answers 404, 405 and preflights.
Task<Response> dispatch(const Router::Match& match, const Request& request);

}  // namespace guichet::http
