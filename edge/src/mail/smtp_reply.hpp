#pragma once

#include <string>
#include <string_view>

#include "mail/transport.hpp"

namespace guichet::mail {

// What is known of one SMTP session, line by line.
class SmtpSession {
 public:
  // A line the server sent or the client sent. Of ours only the command's verb is kept.
  void on_server_line(std::string_view line);
  void on_client_line(std::string_view line);

  // The whole content was read for sending.
  void on_content_end() { is_content_sent_ = true; }

  void begin_mail();

  int reply() const { return reply_; }
  const std::string& verb() const { return verb_; }
  bool is_content_sent() const { return is_content_sent_; }
  bool offers_utf8() const { return offers_utf8_; }

  // The last line of the reply: at most 200 characters, printable ASCII.
  const std::string& reply_text() const { return text_; }

  // Of RFC 3463, "5.1.1"; empty when the server gave none.
  const std::string& enhanced_code() const { return enhanced_; }

  // "550", or with the enhanced code of RFC 3463 "550.5.1.1".
  std::string reply_code() const;

 private:
  int reply_ = 0;
  std::string enhanced_;
  std::string text_;
  std::string verb_;
  bool is_content_sent_ = false;
  bool is_over_ = false;  // QUIT was sent: its reply says nothing of the mail
  bool offers_utf8_ = false;
};

// Why the transfer ended, in the terms that matter here.
enum class SmtpEnd : std::uint8_t {
  kDone,
  kReplied,      // by a reply that is no success
  kNoTls,        // TLS was required and not offered
  kCertificate,  // the server's certificate does not check
  kLogin,        // our credentials were refused
  kConnection,   // not reached, cut or timed out
  kStopped,      // by us
};

// Decides what to do about a mail. Only the recipient or the content can be refused for good (5xx to RCPT or
// DATA, RFC 5321 4.2.1); a 5xx before that is about us and may be mended by the operator.
Delivery judge_smtp(SmtpEnd end, const SmtpSession& session, bool needs_utf8);

}  // namespace guichet::mail
