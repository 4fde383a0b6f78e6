#include "outbound/client.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <mutex>
#include <thread>

#include "outbound/url.hpp"
#include "text/ascii.hpp"

namespace guichet::outbound {
namespace {

struct FreeMulti {
  void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
using Multi = std::unique_ptr<CURLM, FreeMulti>;

// A request on its way, and what has come of it.
struct Transfer {
  Request request;
  Client::Handler done;
  Response response;
  Guard guard;
  List headers;
  Easy handle;
  bool is_too_long = false;
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  transfer.is_too_long = transfer.response.body.size() + size * count > transfer.request.max_bytes;
  if (transfer.is_too_long) return 0;
  transfer.response.body.append(bytes, size * count);
  return size * count;
}

std::string media_type_of(CURL* handle) {
  const char* type = nullptr;
  curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type);
  std::string text(type == nullptr ? "" : type);
  text.erase(std::min(text.find(';'), text.size()));
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return to_ascii_lower(text);
}

std::string date_of(CURL* handle) {
  curl_header* header = nullptr;
  return curl_easy_header(handle, "Date", 0, CURLH_HEADER, -1, &header) == CURLHE_OK ? header->value : "";
}

Response failed(std::string_view why) {
  Response response;
  response.failure = why;
  return response;
}

}  // namespace

// The thread that all transfers run on.
class Client::Loop {
 public:
  explicit Loop(Options options) : options_(std::move(options)), multi_(curl_multi_init()), thread_([this] { run(); }) {}

  ~Loop() {
    {
      const std::lock_guard lock(mutex_);
      is_stopped_ = true;
    }
    curl_multi_wakeup(multi_.get());
    thread_.join();
  }

  const Options& options() const { return options_; }

  void submit(Request request, Handler done) {
    auto transfer = std::make_unique<Transfer>();
    transfer->request = std::move(request);
    transfer->done = std::move(done);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(transfer));
    }
    curl_multi_wakeup(multi_.get());
  }

 private:
  using Transfers = std::vector<std::unique_ptr<Transfer>>;

  void run() {
    for (;;) {
      Transfers fresh;
      {
        const std::lock_guard lock(mutex_);
        fresh.swap(waiting_);
        if (is_stopped_) {
          for (auto& transfer : fresh) transfer->done(failed("stopped"));
          return stop();
        }
      }
      for (auto& transfer : fresh) begin(std::move(transfer));
      int running = 0;
      curl_multi_perform(multi_.get(), &running);
      finish_done();
      curl_multi_poll(multi_.get(), nullptr, 0, 1000, nullptr);
    }
  }

  void begin(std::unique_ptr<Transfer> transfer) {
    if (!may_send_to(transfer->request.url, options_.reach)) return transfer->done(failed("url_refused"));
    transfer->handle.reset(curl_easy_init());
    transfer->headers = header_list(transfer->request.headers);
    CURL* const handle = transfer->handle.get();
    if (handle == nullptr) return transfer->done(failed("no_memory"));
    set_up(handle, options_, transfer->guard);
    set_up_request(handle, *transfer);
    curl_multi_add_handle(multi_.get(), handle);
    under_way_[handle] = std::move(transfer);
  }

  static void set_up_request(CURL* handle, Transfer& transfer) {
    const auto set = [handle](CURLoption option, auto value) { curl_easy_setopt(handle, option, value); };
    set(CURLOPT_URL, transfer.request.url.c_str());
    set(CURLOPT_HTTPHEADER, transfer.headers.get());
    set(CURLOPT_WRITEFUNCTION, take_body);
    set(CURLOPT_WRITEDATA, &transfer);
    set(CURLOPT_TCP_NODELAY, 1L);
    if (transfer.request.body.empty()) return;
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(transfer.request.body.size()));
    set(CURLOPT_POSTFIELDS, transfer.request.body.data());
  }

  void finish_done() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg == CURLMSG_DONE) finish(message->easy_handle, message->data.result);
    }
  }

  void finish(CURL* handle, CURLcode code) {
    const auto found = under_way_.find(handle);
    std::unique_ptr<Transfer> transfer = std::move(found->second);
    under_way_.erase(found);
    curl_multi_remove_handle(multi_.get(), handle);
    if (code != CURLE_OK) {
      return transfer->done(failed(transfer->is_too_long ? "too_long" : failure_name(code, transfer->guard)));
    }
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &transfer->response.status);
    transfer->response.media_type = media_type_of(handle);
    transfer->response.date = date_of(handle);
    transfer->done(std::move(transfer->response));
  }

  void stop() {
    for (auto& [handle, transfer] : under_way_) {
      curl_multi_remove_handle(multi_.get(), handle);
      transfer->done(failed("stopped"));
    }
    under_way_.clear();
  }

  const Options options_;
  const Multi multi_;
  std::mutex mutex_;
  Transfers waiting_;
  bool is_stopped_ = false;
  std::map<CURL*, std::unique_ptr<Transfer>> under_way_;
  std::thread thread_;  // last: it uses all the others
};

Client::Client(Options options) : loop_(std::make_unique<Loop>(std::move(options))) {}
Client::~Client() = default;

const Options& Client::options() const { return loop_->options(); }

void Client::fetch(Request request, Handler done) { loop_->submit(std::move(request), std::move(done)); }

Response Client::fetch_and_wait(Request request) {
  std::promise<Response> promise;
  auto future = promise.get_future();
  fetch(std::move(request), [&promise](Response response) { promise.set_value(std::move(response)); });
  return future.get();
}

}  // namespace guichet::outbound
