#include "courier/smtp_transport.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <string_view>

namespace guichet::courier {
namespace {

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// libcurl asks for the message piece by piece.
std::size_t read_content(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& rest = *static_cast<std::string_view*>(context);
  const std::size_t length = std::min(rest.size(), size * count);
  rest.copy(buffer, length);
  rest.remove_prefix(length);
  return length;
}

Delivery judge_reply(CURLcode result, long reply) {
  if (result == CURLE_OK) return {};
  const std::string code = "smtp_" + std::to_string(reply);
  if (reply >= 500 && reply < 600 && result != CURLE_LOGIN_DENIED) return {Fate::kRefused, code};
  if (reply >= 400 && reply < 500) return {Fate::kTryLater, code};
  return {Fate::kTryLater, "curl_" + std::to_string(static_cast<int>(result))};
}

}  // namespace

struct SmtpTransport::Connection {
  explicit Connection(SmtpOptions wanted) : options(std::move(wanted)), handle(curl_easy_init()) {}
  ~Connection() { curl_easy_cleanup(handle); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void configure() {
    curl_easy_reset(handle);
    curl_easy_setopt(handle, CURLOPT_URL, options.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_USE_SSL, options.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, options.timeout_seconds);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, std::min(options.timeout_seconds, 15L));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    if (options.username.empty()) return;
    curl_easy_setopt(handle, CURLOPT_USERNAME, options.username.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, options.password.c_str());
  }

  SmtpOptions options;
  CURL* handle;
};

SmtpTransport::SmtpTransport(SmtpOptions options) : connection_(std::make_unique<Connection>(std::move(options))) {}
SmtpTransport::~SmtpTransport() = default;

Delivery SmtpTransport::deliver(const Envelope& envelope) {
  CURL* handle = connection_->handle;
  if (handle == nullptr) return {Fate::kTryLater, "curl_init"};
  connection_->configure();
  const std::string from = "<" + envelope.from + ">";
  const std::string to = "<" + envelope.to + ">";
  const std::unique_ptr<curl_slist, FreeList> recipients(curl_slist_append(nullptr, to.c_str()));
  std::string_view rest = envelope.content;
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, read_content);
  curl_easy_setopt(handle, CURLOPT_READDATA, &rest);
  const CURLcode result = curl_easy_perform(handle);
  long reply = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &reply);
  return judge_reply(result, reply);
}

}  // namespace guichet::courier
