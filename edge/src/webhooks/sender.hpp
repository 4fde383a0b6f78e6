#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "outbound/transfer.hpp"
#include "webhooks/verdict.hpp"

namespace guichet::webhooks {

using SenderOptions = outbound::Options;

// One request: JSON and the headers that make it a webhook.
struct Posting {
  std::string url;
  std::string body;
  std::vector<std::string> headers;  // "name: value"
};

// Posts messages by libcurl, keeping connections for the next ones. Connects to public addresses alone,
// whatever a name stood for a moment ago; follows no redirect, uses no proxy, and throws away what is
// answered after the headers.
class Sender {
 public:
  explicit Sender(SenderOptions options);
  ~Sender();

  // Blocks until there is an answer or the time is up, or until about a second after a stop is asked for.
  Answer post(const Posting& posting, std::stop_token stop);

 private:
  class Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace guichet::webhooks
