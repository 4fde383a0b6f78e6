#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "guichet/codes.hpp"

namespace guichet::http {

// What may be told of one answered request: the pattern of its route, never its path, query or body.
struct Exchange {
  std::string_view method;  // as sent when a route knows it, "other" when none does
  std::string_view route;   // "-" when no route has this path
  unsigned status;
  std::chrono::microseconds duration;  // from the end of the header to the end of the answer
  std::size_t bytes;                   // sent
};

// Is told what the server does. Called from every thread of the server at once; must not block or throw.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void on_answer(const Exchange& exchange) = 0;
  virtual void on_refusal(Errc reason) = 0;  // a request or connection that no handler saw
  virtual void on_failure(std::string_view route, std::string_view exception_type) = 0;
  virtual void on_connections(int change) = 0;  // +1 when one opens, -1 when it closes
};

}  // namespace guichet::http
