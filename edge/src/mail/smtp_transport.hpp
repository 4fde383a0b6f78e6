#pragma once

#include <memory>
#include <string>

#include "mail/transport.hpp"

namespace guichet::mail {

struct SmtpOptions {
  std::string url;  // smtp://host:587 (STARTTLS) or smtps://host:465
  std::string username;  // empty: no log-in
  std::string password;
  bool require_tls = true;  // and a certificate that checks; when false, TLS is used if it is offered
  std::string certificate_file;  // PEM of a private authority, empty for the system's
  long connect_seconds = 30;
  long timeout_seconds = 720;  // of one mail; the reply to its end may take ten minutes (RFC 5321 4.5.3.2)
};

// Hands mails to an SMTP server (RFC 5321) by libcurl, keeping the connection for the next one.
class SmtpTransport final : public Transport {
 public:
  explicit SmtpTransport(SmtpOptions options);
  ~SmtpTransport() override;
  Delivery deliver(const Envelope& envelope, std::stop_token stop) override;

 private:
  class Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace guichet::mail
