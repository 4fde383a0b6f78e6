#include "mail/smtp_reply.hpp"

#include <catch2/catch.hpp>

using namespace guichet::mail;

namespace {

SmtpSession session_after(std::initializer_list<std::string> lines) {
  SmtpSession session;
  for (const std::string_view line : lines) {
    if (line.starts_with("> ")) {
      session.on_client_line(line.substr(2));
    } else {
      session.on_server_line(line);
    }
  }
  return session;
}

}  // namespace

TEST_CASE("a refused recipient is final, a busy one is not") {
  const auto hard = session_after({"> RCPT TO:<a@b.fr>\r\n", "550 5.1.1 unknown user\r\n"});
  CHECK(judge_smtp(SmtpEnd::kReplied, hard, false).fate == Fate::kRefused);
  CHECK(judge_smtp(SmtpEnd::kReplied, hard, false).code == "smtp.550.5.1.1");
  const auto full = session_after({"> RCPT TO:<a@b.fr>\r\n", "452 mailbox full\r\n"});
  CHECK(judge_smtp(SmtpEnd::kReplied, full, false).fate == Fate::kTryLater);
  CHECK(judge_smtp(SmtpEnd::kReplied, full, false).code == "smtp.452");
}

TEST_CASE("a refusal that is about the operator keeps the mail") {
  const auto greeting = session_after({"554 no service\r\n"});
  CHECK(judge_smtp(SmtpEnd::kReplied, greeting, false).fate == Fate::kTryLater);
  const auto sender = session_after({"> MAIL FROM:<x@y.fr>\r\n", "530 5.7.0 log in first\r\n"});
  CHECK(judge_smtp(SmtpEnd::kReplied, sender, false).fate == Fate::kTryLater);
  CHECK(judge_smtp(SmtpEnd::kLogin, session_after({"> AUTH PLAIN\r\n", "535 no\r\n"}), false).code == "smtp.login");
  CHECK(judge_smtp(SmtpEnd::kNoTls, session_after({"> EHLO x\r\n", "250 ok\r\n"}), false).code == "smtp.no_tls");
  CHECK(judge_smtp(SmtpEnd::kCertificate, {}, false).code == "smtp.certificate");
}

TEST_CASE("a reply that is lost after the content is not a lost connection") {
  auto session = session_after({"> RCPT TO:<a@b.fr>\r\n", "250 ok\r\n", "> DATA\r\n", "354 go\r\n"});
  CHECK(judge_smtp(SmtpEnd::kConnection, session, false).code == "smtp.connection");
  session.on_content_end();
  CHECK(judge_smtp(SmtpEnd::kConnection, session, false).code == kReplyLost);
  CHECK(judge_smtp(SmtpEnd::kStopped, session, false).code == kReplyLost);
  session.on_server_line("554 5.6.0 content refused\r\n");
  CHECK(judge_smtp(SmtpEnd::kReplied, session, false).fate == Fate::kRefused);
}

TEST_CASE("a UTF-8 local part needs a server that knows it") {
  const auto without = session_after({"> EHLO x\r\n", "250-hello\r\n", "250 8BITMIME\r\n", "> MAIL FROM:<x@y.fr>\r\n",
                                      "250 ok\r\n", "> RCPT TO:<\xC3\xA9@b.fr>\r\n", "553 no\r\n"});
  CHECK(judge_smtp(SmtpEnd::kReplied, without, true).code == "smtp.no_smtputf8");
  CHECK(judge_smtp(SmtpEnd::kReplied, without, true).fate == Fate::kRefused);
  CHECK(judge_smtp(SmtpEnd::kReplied, without, false).code == "smtp.553");
  const auto with = session_after({"> EHLO x\r\n", "250-hello\r\n", "250 SMTPUTF8\r\n", "> RCPT TO:<\xC3\xA9@b.fr>\r\n", "450 later\r\n"});
  CHECK(judge_smtp(SmtpEnd::kReplied, with, true).fate == Fate::kTryLater);
}

TEST_CASE("the next mail does not inherit a reply") {
  auto session = session_after({"> RCPT TO:<a@b.fr>\r\n", "550 5.1.1 unknown user\r\n"});
  session.on_content_end();
  session.begin_mail();
  CHECK(judge_smtp(SmtpEnd::kConnection, session, false).code == "smtp.connection");
}

TEST_CASE("the good-bye does not hide what went before") {
  const auto session = session_after({"> RCPT TO:<a@b.fr>\r\n", "550 5.1.1 unknown user\r\n", "> QUIT\r\n", "221 bye\r\n"});
  CHECK(judge_smtp(SmtpEnd::kReplied, session, false).code == "smtp.550.5.1.1");
}

TEST_CASE("lines that are no replies are passed over") {
  const auto session = session_after({"> RCPT TO:<a@b.fr>\r\n", "550 5.1.1.1.1.1 x\r\n", "", "5", "abc def"});
  CHECK(session.reply_code() == "550");
}

TEST_CASE("the server's words are kept, bounded and printable") {
  const auto taken = session_after({"> DATA\r\n", "354 go\r\n", "250-more\r\n", "250 2.0.0 OK queued as \x07\xC3\xA9\r\n"});
  CHECK(judge_smtp(SmtpEnd::kDone, taken, false).reply == "250 2.0.0 OK queued as ???");
  const auto lengthy = session_after({"> DATA\r\n", "250 " + std::string(500, 'x') + "\r\n"});
  CHECK(judge_smtp(SmtpEnd::kDone, lengthy, false).reply.size() == 200);
}

TEST_CASE("B43 an unknown user is a dead mailbox, a refusal for policy or of the connection is none") {
  const auto judged = [](std::string_view verb, std::string_view line) {
    return judge_smtp(SmtpEnd::kReplied, session_after({std::string(verb), std::string(line)}), false);
  };
  CHECK(judged("> RCPT TO:<a@b.fr>\r\n", "550 5.1.1 unknown\r\n").is_mailbox_dead);
  CHECK_FALSE(judged("> RCPT TO:<a@b.fr>\r\n", "550 5.7.1 not you\r\n").is_mailbox_dead);
  CHECK_FALSE(judged("> RCPT TO:<a@b.fr>\r\n", "550 no\r\n").is_mailbox_dead);
  CHECK_FALSE(judged("> MAIL FROM:<a@b.fr>\r\n", "550 5.1.1 odd\r\n").is_mailbox_dead);
}
