#include "mail/smtp_reply.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "mail/status_code.hpp"

namespace guichet::mail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// RFC 3463: class, subject, detail.
std::string read_enhanced_code(std::string_view text) {
  const std::string_view word = text.substr(0, text.find_first_of(" \r\n"));
  const bool is_code = word.size() >= 5 && word.size() <= 9 && (word[0] == '4' || word[0] == '5') &&
                       std::count(word.begin(), word.end(), '.') == 2 && is_digit(word.back()) &&
                       std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.'; });
  return is_code ? std::string(word) : std::string();
}

std::string upper_word(std::string_view line) {
  std::string word(line.substr(0, std::min<std::size_t>(line.find_first_of(" \r\n"), 16)));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
  return word;
}

std::string printable(std::string_view line) {
  constexpr std::size_t kMaxReply = 200;
  std::string text(line.substr(0, std::min(kMaxReply, line.find_first_of("\r\n"))));
  std::replace_if(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return text;
}

Delivery later(std::string code) { return {Fate::kTryLater, "smtp." + std::move(code), {}, false}; }

// By a reply of 400 or more.
Delivery refused(const SmtpSession& session, bool is_about_mail) {
  const bool is_final = session.reply() >= 500 && session.reply() < 600 && is_about_mail;
  return {is_final ? Fate::kRefused : Fate::kTryLater, "smtp." + session.reply_code(), session.reply_text(),
          is_final && is_dead_mailbox(session.enhanced_code())};
}

}  // namespace

void SmtpSession::on_server_line(std::string_view line) {
  if (is_over_ || line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, is_digit)) return;
  reply_ = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  enhanced_ = line.size() > 4 ? read_enhanced_code(line.substr(4)) : std::string();
  text_ = printable(line);
  if (verb_ == "EHLO" && line.size() > 4 && upper_word(line.substr(4)) == "SMTPUTF8") offers_utf8_ = true;
}

void SmtpSession::on_client_line(std::string_view line) {
  std::string verb = upper_word(line);
  is_over_ = verb == "QUIT";
  if (is_over_) return;
  verb_ = std::move(verb);
  if (verb_ == "EHLO") offers_utf8_ = false;
  reply_ = 0;
  enhanced_.clear();
  text_.clear();
}

void SmtpSession::begin_mail() {
  reply_ = 0;
  enhanced_.clear();
  text_.clear();
  verb_.clear();
  is_content_sent_ = false;
  is_over_ = false;
}

std::string SmtpSession::reply_code() const {
  const std::string code = std::to_string(reply_);
  return enhanced_.empty() ? code : code + "." + enhanced_;
}

Delivery judge_smtp(SmtpEnd end, const SmtpSession& session, bool needs_utf8) {
  if (end == SmtpEnd::kDone) return {Fate::kDelivered, {}, session.reply_text(), false};
  const bool is_refusal = session.reply() >= 500 && session.reply() < 600;
  const bool is_about_mail = session.verb() == "RCPT" || session.verb() == "DATA";
  if (needs_utf8 && !session.offers_utf8() && (is_refusal || session.reply() == 0) &&
      (is_about_mail || session.verb() == "MAIL")) {
    return {Fate::kRefused, "smtp.no_smtputf8", session.reply_text(), false};
  }
  switch (end) {
    case SmtpEnd::kNoTls: return later("no_tls");
    case SmtpEnd::kCertificate: return later("certificate");
    case SmtpEnd::kLogin: return later("login");
    default: break;
  }
  if (session.reply() >= 400) return refused(session, is_about_mail);
  if (session.is_content_sent()) return {Fate::kTryLater, std::string(kReplyLost), {}, false};
  return later(end == SmtpEnd::kStopped ? "stopped" : end == SmtpEnd::kReplied ? session.reply_code() : "connection");
}

}  // namespace guichet::mail
