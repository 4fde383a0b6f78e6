#include "webhooks/sender.hpp"

#include <algorithm>

#include "outbound/url.hpp"

namespace guichet::webhooks {
namespace {

constexpr std::size_t kMaxAnswer = 64 * 1024;

// One attempt on its way.
struct Attempt {
  std::stop_token stop;
  outbound::Guard guard;
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

}  // namespace

class Sender::Connection {
 public:
  explicit Connection(SenderOptions options) : options_(std::move(options)), handle_(curl_easy_init()) {}

  Answer post(const Posting& posting, std::stop_token stop) {
    if (!handle_) return {0, "no_memory"};
    if (!outbound::may_send_to(posting.url, options_.reach)) return {0, "url_refused"};
    Attempt attempt;
    attempt.stop = std::move(stop);
    const outbound::List headers = outbound::header_list(posting.headers);
    curl_easy_reset(handle_.get());
    outbound::set_up(handle_.get(), options_, attempt.guard);
    set_up_request(posting, headers.get(), attempt);
    const CURLcode code = curl_easy_perform(handle_.get());
    return answer_of(code, attempt);
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(handle_.get(), option, value);
  }

  void set_up_request(const Posting& posting, curl_slist* headers, Attempt& attempt) {
    set(CURLOPT_URL, posting.url.c_str());
    set(CURLOPT_HTTPHEADER, headers);
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
      return {0, std::string(outbound::failure_name(code, attempt.guard))};
    }
    curl_off_t wait = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &wait);
    Answer answer{status, "http." + std::to_string(status)};
    if (wait > 0) answer.retry_after = std::min<Millis>(wait, 1'000'000) * 1000;
    return answer;
  }

  const SenderOptions options_;
  outbound::Easy handle_;
};

Sender::Sender(SenderOptions options) : connection_(std::make_unique<Connection>(std::move(options))) {}
Sender::~Sender() = default;

Answer Sender::post(const Posting& posting, std::stop_token stop) {
  return connection_->post(posting, std::move(stop));
}

}  // namespace guichet::webhooks
