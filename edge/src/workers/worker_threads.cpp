#include "workers/worker_threads.hpp"

#include <algorithm>
#include <chrono>
#include <random>

namespace guichet::workers {
namespace {

// Also bounds how long a jump of the system clock can hide due work.
constexpr Millis kLongestRest = 60'000;

}  // namespace

double random_jitter() {
  std::random_device device;
  return std::generate_canonical<double, 32>(device);
}

WorkerThreads::WorkerThreads(std::size_t count, std::function<Round()> make_round, Clock clock)
    : make_round_(std::move(make_round)), clock_(std::move(clock)) {
  for (std::size_t i = 0; i < count; ++i) {
    threads_.emplace_back([this](std::stop_token stop) { work(std::move(stop)); });
  }
}

WorkerThreads::~WorkerThreads() { stop(); }

void WorkerThreads::stop() {
  for (std::jthread& thread : threads_) thread.request_stop();
  threads_.clear();
}

void WorkerThreads::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++wakes_;
  }
  woken_.notify_all();
}

void WorkerThreads::work(std::stop_token stop) {
  const Round round = make_round_();
  while (!stop.stop_requested()) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      seen = wakes_;
    }
    const RoundEnd end = round(stop);
    if (!end.did_something) rest(stop, seen, end.next_due_at);
  }
}

// Until a wake that was not seen yet, the next due work, or the stop.
void WorkerThreads::rest(std::stop_token stop, std::uint64_t seen, std::optional<Millis> until) {
  const Millis now = clock_();
  const Millis end = std::min(until.value_or(now + kLongestRest), now + kLongestRest);
  std::unique_lock lock(mutex_);
  for (Millis left = end - now; left > 0 && !stop.stop_requested() && wakes_ == seen; left = end - clock_()) {
    woken_.wait_for(lock, stop, std::chrono::milliseconds(rest_at_most(left)), [&] { return wakes_ != seen; });
  }
}

}  // namespace guichet::workers
