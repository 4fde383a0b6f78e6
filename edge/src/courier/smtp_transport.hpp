#pragma once

#include <memory>
#include <string>

#include "courier/transport.hpp"

namespace guichet::courier {

struct SmtpOptions {
  std::string url;  // smtp://host:587 or smtps://host:465
  std::string username;
  std::string password;
  bool require_tls = true;  // and a certificate that checks
  long timeout_seconds = 60;
};

// Hands messages to an SMTP server (RFC 5321) by libcurl, keeping the connection between them.
class SmtpTransport final : public Transport {
 public:
  explicit SmtpTransport(SmtpOptions options);
  ~SmtpTransport() override;
  Delivery deliver(const Envelope& envelope) override;

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace guichet::courier
