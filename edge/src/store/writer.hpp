#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/transaction.hpp"

namespace guichet::store {

struct WriterLimits {
  std::size_t batch = 512;   // jobs in one commit
  std::size_t queue = 4096;  // jobs waiting; more are refused with kOverloaded
};

// Counters since the start, for /metrics.
struct WriterCounts {
  std::uint64_t commits = 0;
  std::uint64_t failed_commits = 0;
  std::uint64_t jobs = 0;
  std::uint64_t refused = 0;
  std::size_t waiting = 0;
};

// When the outcome of a job is told. kAfterRun is for what nothing is lost by: the job ran, and every later job sees
// it, but the commit is still on its way to the disk, and a power cut or a full disk may undo it without a word.
enum class Tell { kAfterCommit, kAfterRun };

// The one thread that writes. Jobs that arrive while a commit is under way share the next one. Each job
// runs in its own savepoint: a job that fails is undone alone. A result is told only after the commit, unless
// the job asks for less; when the commit fails, every job that waits for it is told so and the writer goes on
// with the next batch.
class Writer {
 public:
  using Job = std::function<Status(Transaction&)>;
  using Told = std::function<void(const Status&)>;

  // Opens the database for writing; the schema must be there (see open_store).
  static Result<std::unique_ptr<Writer>> open(DatabaseOptions options, WriterLimits limits = {});

  // Drains and ends.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Queues a job; any thread. `told` is called exactly once: on the writer thread when `tell` says, or at
  // once on the calling thread with kOverloaded or kClosed. Neither may block or throw; a job that throws is
  // undone and told kOther.
  void submit(Job job, Told told, Tell tell = Tell::kAfterCommit);

  // Runs everything that waits, commits, and ends the thread. Later jobs are refused with kClosed.
  void drain();

  // Called on the writer thread after a commit that added rows to the outbox; it may not call the writer.
  // Null for nobody: when this returns, the listener before is called no more.
  void on_new_mail(std::function<void()> listener);

  // The same for deliveries of webhooks.
  void on_new_webhook(std::function<void()> listener);

  WriterCounts counts() const;

 private:
  struct Entry {
    Job job;
    Told told;  // null once it was called
    Tell tell;
    Status status = Done{};
  };

  Writer(DatabaseOptions options, WriterLimits limits, Database database);

  void run();
  std::vector<Entry> take_batch();
  void process(std::vector<Entry>& batch);
  // What the jobs of a batch left for others to do.
  struct NewWork {
    bool mail = false;
    bool webhook = false;
  };
  Status commit(std::vector<Entry>& batch, NewWork& work);
  Status run_job(Entry& entry, NewWork& work);
  void tell_workers(const NewWork& work);
  void recover(const StoreError& error);
  Status reopen_if_needed();

  const DatabaseOptions options_;
  const WriterLimits limits_;
  std::optional<Database> database_;  // nothing between a failure and the next batch

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Entry> waiting_;
  bool closed_ = false;
  std::function<void()> new_mail_listener_;
  std::function<void()> new_webhook_listener_;

  std::atomic<std::uint64_t> commits_{0}, failed_commits_{0}, jobs_{0}, refused_{0};
  std::mutex join_mutex_;
  std::thread thread_;
};

}  // namespace guichet::store
