#include "dns/resolver.hpp"

#include <ares.h>
#include <arpa/nameser.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace guichet::dns {
namespace {

using Time = std::chrono::steady_clock::time_point;

constexpr int kTries = 2;
constexpr int kLongestRest = 1000;  // milliseconds

std::string joined(const std::vector<std::string>& servers) {
  std::string list;
  for (const std::string& server : servers) list += (list.empty() ? "" : ",") + server;
  return list;
}

// One question under way.
struct Asked {
  RecordType type;
  Resolver::Answer answer;
};

// A status without a message: a server that says nothing, or none that could be asked.
Response without_message(int status) {
  const bool is_silence = status == ARES_ETIMEOUT || status == ARES_ECONNREFUSED || status == ARES_EDESTRUCTION ||
                          status == ARES_ECANCELLED;
  return {is_silence ? Finding::kNothingHeard : Finding::kFailed, {}};
}

void on_answer(void* context, int status, int, unsigned char* message, int length) {
  const std::unique_ptr<Asked> asked(static_cast<Asked*>(context));
  const bool is_heard = message != nullptr && length > 0 && status != ARES_ETIMEOUT && status != ARES_ECONNREFUSED;
  asked->answer(is_heard ? read_response({message, static_cast<std::size_t>(length)}, asked->type)
                         : without_message(status));
}

}  // namespace

class Resolver::Loop {
 public:
  explicit Loop(const ResolverOptions& options) : wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    ares_library_init(ARES_LIB_INIT_ALL);
    set_up(options);
    thread_ = std::thread([this] { run(); });
  }

  ~Loop() {
    stops_ = true;
    wake();
    thread_.join();
    if (channel_ != nullptr) ares_destroy(channel_);
    ares_library_cleanup();
    ::close(wake_);
  }

  void post(Job job) {
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    wake();
  }

  void ask(const std::string& name, RecordType type, Answer answer) {
    if (channel_ == nullptr) return answer({});
    auto asked = std::make_unique<Asked>(Asked{type, std::move(answer)});
    ares_query(channel_, name.c_str(), ns_c_in, wire_type(type), on_answer, asked.release());
  }

  void after(std::chrono::milliseconds pause, Job job) {
    timers_.emplace(std::chrono::steady_clock::now() + pause, std::move(job));
  }

 private:
  void set_up(const ResolverOptions& options) {
    ares_options settings{};
    settings.timeout = std::max(10, static_cast<int>(options.patience.count() / kTries));
    settings.tries = kTries;
    settings.flags = ARES_FLAG_NOCHECKRESP;  // a refusal is an answer: the server is there
    settings.sock_state_cb = [](void* loop, ares_socket_t socket, int readable, int writable) {
      static_cast<Loop*>(loop)->watch(socket, readable != 0, writable != 0);
    };
    settings.sock_state_cb_data = this;
    const int given = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB;
    if (ares_init_options(&channel_, &settings, given) != ARES_SUCCESS) channel_ = nullptr;
    if (channel_ == nullptr || options.servers.empty()) return;
    ares_set_servers_ports_csv(channel_, joined(options.servers).c_str());
  }

  void watch(ares_socket_t socket, bool readable, bool writable) {
    const auto events = static_cast<short>((readable ? POLLIN : 0) | (writable ? POLLOUT : 0));
    if (events == 0) sockets_.erase(socket);
    else sockets_[socket] = events;
  }

  void wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
  }

  void run() {
    while (!stops_) {
      run_jobs();
      run_timers();
      wait();
    }
    run_jobs();  // whoever still waits for an answer gets one
  }

  void run_jobs() {
    std::vector<Job> jobs;
    {
      const std::lock_guard lock(mutex_);
      jobs.swap(jobs_);
    }
    for (const Job& job : jobs) job();
  }

  void run_timers() {
    const Time now = std::chrono::steady_clock::now();
    while (!timers_.empty() && timers_.begin()->first <= now) {
      const auto due = timers_.extract(timers_.begin());
      due.mapped()();
    }
  }

  int rest() const {
    int milliseconds = kLongestRest;
    if (!timers_.empty()) {
      const auto left = timers_.begin()->first - std::chrono::steady_clock::now();
      const auto whole = std::chrono::ceil<std::chrono::milliseconds>(left).count();
      milliseconds = static_cast<int>(std::clamp<std::int64_t>(whole, 0, kLongestRest));
    }
    if (channel_ == nullptr) return milliseconds;
    timeval most{milliseconds / 1000, (milliseconds % 1000) * 1000}, next{};
    const timeval* least = ares_timeout(channel_, &most, &next);
    return static_cast<int>(least->tv_sec * 1000 + (least->tv_usec + 999) / 1000);
  }

  void wait() {
    std::vector<pollfd> watched{{wake_, POLLIN, 0}};
    for (const auto& [socket, events] : sockets_) watched.push_back({socket, events, 0});
    ::poll(watched.data(), watched.size(), rest());
    std::uint64_t count = 0;
    [[maybe_unused]] const auto taken = ::read(wake_, &count, sizeof count);
    if (channel_ == nullptr) return;
    ares_process_fd(channel_, ARES_SOCKET_BAD, ARES_SOCKET_BAD);  // what has timed out
    for (std::size_t i = 1; i < watched.size(); ++i) process(watched[i]);
  }

  void process(const pollfd& watched) {
    if (watched.revents == 0) return;
    const bool reads = (watched.revents & (POLLIN | POLLERR | POLLHUP)) != 0;
    const bool writes = (watched.revents & (POLLOUT | POLLERR | POLLHUP)) != 0;
    ares_process_fd(channel_, reads ? watched.fd : ARES_SOCKET_BAD, writes ? watched.fd : ARES_SOCKET_BAD);
  }

  const int wake_;
  ares_channel channel_ = nullptr;
  std::map<ares_socket_t, short> sockets_;
  std::multimap<Time, Job> timers_;
  std::mutex mutex_;
  std::vector<Job> jobs_;
  std::atomic<bool> stops_ = false;
  std::thread thread_;
};

Resolver::Resolver(const ResolverOptions& options) : loop_(std::make_unique<Loop>(options)) {}
Resolver::~Resolver() = default;

void Resolver::post(Job job) { loop_->post(std::move(job)); }
void Resolver::ask(const std::string& name, RecordType type, Answer answer) { loop_->ask(name, type, std::move(answer)); }
void Resolver::after(std::chrono::milliseconds pause, Job job) { loop_->after(pause, std::move(job)); }

}  // namespace guichet::dns
