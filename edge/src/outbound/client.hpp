#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "outbound/transfer.hpp"

namespace guichet::outbound {

// One request: a GET, or a POST when there is a body.
struct Request {
  std::string url;
  std::string body = {};
  std::vector<std::string> headers = {};  // "name: value"
  std::size_t max_bytes = 256 * 1024;     // of the answer; a longer one is a failure
};

struct Response {
  long status = 0;      // of HTTP; 0 when there was none
  std::string body = {};
  std::string media_type = {};  // without parameters, lower case
  std::string date = {};        // the header as it came
  std::string failure = {};     // why there is no answer: "timeout", "private_address", "too_long" ...

  bool is_ok() const { return failure.empty() && status == 200; }
};

// Fetches over libcurl's multi interface: one thread for all transfers, connections kept for the next ones.
class Client {
 public:
  using Handler = std::function<void(Response)>;

  explicit Client(Options options);
  ~Client();  // ends what is under way with the failure "stopped"

  const Options& options() const;

  // `done` is called once, on the client's thread. From any thread.
  void fetch(Request request, Handler done);

  // The same for a thread that waits anyway; never one that serves.
  Response fetch_and_wait(Request request);

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace guichet::outbound
