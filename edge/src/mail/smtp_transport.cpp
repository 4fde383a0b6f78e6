#include "mail/smtp_transport.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "mail/smtp_reply.hpp"

namespace guichet::mail {
namespace {

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// One mail on its way.
struct Sending {
  std::string_view rest;
  SmtpSession& session;
  std::stop_token stop;
};

// libcurl asks for the content piece by piece.
std::size_t read_content(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& sending = *static_cast<Sending*>(context);
  const std::size_t length = std::min(sending.rest.size(), size * count);
  sending.rest.copy(buffer, length);
  sending.rest.remove_prefix(length);
  if (length == 0) sending.session.on_content_end();
  return length;
}

// libcurl's log, of which the two directions of the dialogue are taken.
int watch_dialogue(CURL*, curl_infotype type, char* data, std::size_t size, void* context) {
  auto& session = *static_cast<SmtpSession*>(context);
  if (type == CURLINFO_HEADER_IN) session.on_server_line({data, size});
  if (type == CURLINFO_HEADER_OUT) session.on_client_line({data, size});
  return 0;
}

int watch_stop(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Sending*>(context)->stop.stop_requested() ? 1 : 0;
}

SmtpEnd end_of(CURLcode code) {
  switch (code) {
    case CURLE_OK: return SmtpEnd::kDone;
    case CURLE_USE_SSL_FAILED: return SmtpEnd::kNoTls;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return SmtpEnd::kCertificate;
    case CURLE_LOGIN_DENIED: return SmtpEnd::kLogin;
    case CURLE_ABORTED_BY_CALLBACK: return SmtpEnd::kStopped;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_REMOTE_ACCESS_DENIED:
    case CURLE_SEND_ERROR: return SmtpEnd::kReplied;
    default: return SmtpEnd::kConnection;
  }
}

bool has_non_ascii_local(std::string_view address) {
  const std::string_view local = address.substr(0, address.rfind('@'));
  return std::any_of(local.begin(), local.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

class SmtpTransport::Connection {
 public:
  explicit Connection(SmtpOptions options) : options_(std::move(options)), handle_(curl_easy_init()) {}

  Delivery deliver(const Envelope& envelope, std::stop_token stop) {
    if (!handle_) return {Fate::kTryLater, "smtp.no_memory"};
    session_.begin_mail();
    Sending sending{envelope.content, session_, std::move(stop)};
    const std::string from = "<" + envelope.from + ">";
    const std::string to = "<" + envelope.to + ">";
    const std::unique_ptr<curl_slist, FreeList> recipients(curl_slist_append(nullptr, to.c_str()));
    curl_easy_reset(handle_.get());
    set_up_server();
    set_up_mail(sending, from, recipients.get());
    const SmtpEnd end = end_of(curl_easy_perform(handle_.get()));
    return judge_smtp(end, session_, has_non_ascii_local(envelope.to));
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(handle_.get(), option, value);
  }

  void set_up_server() {
    set(CURLOPT_URL, options_.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_USE_SSL, static_cast<long>(options_.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (!options_.certificate_file.empty()) set(CURLOPT_CAINFO, options_.certificate_file.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, options_.connect_seconds);
    set(CURLOPT_TIMEOUT, options_.timeout_seconds);
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, std::min(options_.timeout_seconds, 600L));
    set(CURLOPT_MAXAGE_CONN, 30L);
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, watch_dialogue);
    set(CURLOPT_DEBUGDATA, &session_);
    if (options_.username.empty()) return;
    set(CURLOPT_USERNAME, options_.username.c_str());
    set(CURLOPT_PASSWORD, options_.password.c_str());
  }

  void set_up_mail(Sending& sending, const std::string& from, curl_slist* recipients) {
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients);
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, read_content);
    set(CURLOPT_READDATA, &sending);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, watch_stop);
    set(CURLOPT_XFERINFODATA, &sending);
  }

  const SmtpOptions options_;
  SmtpSession session_;  // outlives the handle, which may still write to it
  std::unique_ptr<CURL, FreeHandle> handle_;
};

SmtpTransport::SmtpTransport(SmtpOptions options) : connection_(std::make_unique<Connection>(std::move(options))) {}
SmtpTransport::~SmtpTransport() = default;

Delivery SmtpTransport::deliver(const Envelope& envelope, std::stop_token stop) {
  return connection_->deliver(envelope, std::move(stop));
}

}  // namespace guichet::mail
