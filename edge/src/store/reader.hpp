#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/sqlite.hpp"

namespace guichet::store {

struct ReaderLimits {
  std::size_t threads = 2;
  std::size_t queue = 4096;  // jobs waiting; more are refused with kOverloaded
};

// A few threads with a read-only connection each. A job sees one state of the database throughout.
class Reader {
 public:
  using Job = std::function<Status(Database&)>;
  using Told = std::function<void(const Status&)>;

  // The database must exist (open the Writer first).
  static Result<std::unique_ptr<Reader>> open(const DatabaseOptions& options, ReaderLimits limits = {});

  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Queues a job; any thread. `told` is called exactly once, on a reader thread, or at once on the calling
  // thread with kOverloaded or kClosed.
  void submit(Job job, Told told);

  // Runs everything that waits and ends the threads. Later jobs are refused with kClosed.
  void drain();

 private:
  struct Entry {
    Job job;
    Told told;
  };

  Reader(ReaderLimits limits, std::vector<Database> databases);
  void run(Database& database);

  const ReaderLimits limits_;
  std::vector<Database> databases_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Entry> waiting_;
  bool closed_ = false;
  std::mutex join_mutex_;
  std::vector<std::thread> threads_;
};

}  // namespace guichet::store
