#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "common/clock.hpp"

namespace guichet::workers {

// What a round leaves behind.
struct RoundEnd {
  bool did_something = false;         // there may be more
  std::optional<Millis> next_due_at;  // when the next piece of work waits, if any
};

// Threads that take due work from a table, round by round: at once while there is some, else when it is due
// or when they are woken.
class WorkerThreads {
 public:
  using Round = std::function<RoundEnd(std::stop_token)>;

  // make_round is called once on each thread, and gives the rounds what is the thread's own.
  WorkerThreads(std::size_t count, std::function<Round()> make_round, Clock clock);
  ~WorkerThreads();
  WorkerThreads(const WorkerThreads&) = delete;
  WorkerThreads& operator=(const WorkerThreads&) = delete;

  // Says that there is new work; any thread.
  void wake();

  // Asks the rounds under way to stop, and ends the threads.
  void stop();

 private:
  void work(std::stop_token stop);
  void rest(std::stop_token stop, std::uint64_t seen, std::optional<Millis> until);

  const std::function<Round()> make_round_;
  const Clock clock_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  std::uint64_t wakes_ = 0;
  std::vector<std::jthread> threads_;
};

// A random number in [0, 1), for pauses that are not all alike.
double random_jitter();

}  // namespace guichet::workers
