#include "webhooks/sender.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include "guichet/version.hpp"
#include "webhooks/public_address.hpp"
#include "webhooks/url.hpp"

namespace guichet::webhooks {
namespace {

constexpr std::size_t kMaxAnswer = 64 * 1024;

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, FreeList>;

// One attempt on its way.
struct Attempt {
  std::stop_token stop;
  bool allow_private = false;
  bool met_private = false;
  std::size_t answered = 0;
};

// Counts what is answered; what is too long ends the transfer, and the status is known by then.
std::size_t throw_away(char*, std::size_t size, std::size_t count, void* context) {
  auto& attempt = *static_cast<Attempt*>(context);
  attempt.answered += size * count;
  return attempt.answered <= kMaxAnswer ? size * count : 0;
}

int watch_stop(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Attempt*>(context)->stop.stop_requested() ? 1 : 0;
}

// Called with the very address that is connected to, so that a name which changes its mind in between gains
// nothing.
curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* address) {
  auto& attempt = *static_cast<Attempt*>(context);
  if (!attempt.allow_private && !is_public(address->addr)) {
    attempt.met_private = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string_view failure_name(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "unknown_host";
    case CURLE_OPERATION_TIMEDOUT:
      return "timeout";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return "certificate";
    case CURLE_SSL_CONNECT_ERROR:
      return "tls";
    case CURLE_COULDNT_CONNECT:
      return "not_connected";
    default:
      return "connection";
  }
}

List list_of(const std::vector<std::string>& headers) {
  List list;
  for (const std::string& header : headers) {
    curl_slist* longer = curl_slist_append(list.get(), header.c_str());
    if (longer == nullptr) return nullptr;
    static_cast<void>(list.release());
    list.reset(longer);
  }
  return list;
}

}  // namespace

class Sender::Connection {
 public:
  explicit Connection(SenderOptions options) : options_(std::move(options)), handle_(curl_easy_init()) {}

  Answer post(const Posting& posting, std::stop_token stop) {
    if (!handle_) return {0, "no_memory"};
    if (!may_send_to(posting.url, options_.allow_private)) return {0, "url_refused"};
    Attempt attempt{std::move(stop), options_.allow_private};
    const List headers = list_of(posting.headers);
    curl_easy_reset(handle_.get());
    set_up_connection(posting, attempt);
    set_up_request(posting, headers.get(), attempt);
    const CURLcode code = curl_easy_perform(handle_.get());
    return answer_of(code, attempt);
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(handle_.get(), option, value);
  }

  void set_up_connection(const Posting& posting, Attempt& attempt) {
    set(CURLOPT_URL, posting.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, options_.allow_private ? "http,https" : "https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");  // not even one that the environment names
    if (!options_.certificate_file.empty()) set(CURLOPT_CAINFO, options_.certificate_file.c_str());
    set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
    set(CURLOPT_OPENSOCKETDATA, &attempt);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT, options_.timeout_seconds);
    set(CURLOPT_MAXAGE_CONN, 30L);
  }

  void set_up_request(const Posting& posting, curl_slist* headers, Attempt& attempt) {
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_USERAGENT, kUserAgent.c_str());
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(posting.body.size()));
    set(CURLOPT_POSTFIELDS, posting.body.data());
    set(CURLOPT_WRITEFUNCTION, throw_away);
    set(CURLOPT_WRITEDATA, &attempt);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, watch_stop);
    set(CURLOPT_XFERINFODATA, &attempt);
  }

  // Once there is a status it counts, whatever happened to the body after it.
  Answer answer_of(CURLcode code, const Attempt& attempt) const {
    if (code == CURLE_ABORTED_BY_CALLBACK) return {0, "stopped", {}, true};
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    const bool is_answered = code == CURLE_OK || code == CURLE_WRITE_ERROR;
    if (!is_answered || status == 0) {
      return {0, std::string(attempt.met_private ? "private_address" : failure_name(code))};
    }
    curl_off_t wait = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &wait);
    Answer answer{status, "http." + std::to_string(status)};
    if (wait > 0) answer.retry_after = std::min<Millis>(wait, 1'000'000) * 1000;
    return answer;
  }

  inline static const std::string kUserAgent = "Guichet/" + std::string(kVersion);
  const SenderOptions options_;
  std::unique_ptr<CURL, FreeHandle> handle_;
};

Sender::Sender(SenderOptions options) : connection_(std::make_unique<Connection>(std::move(options))) {}
Sender::~Sender() = default;

Answer Sender::post(const Posting& posting, std::stop_token stop) {
  return connection_->post(posting, std::move(stop));
}

}  // namespace guichet::webhooks
