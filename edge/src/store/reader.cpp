#include "store/reader.hpp"

#include <optional>
#include <utility>

namespace guichet::store {
namespace {

Status run_in_snapshot(Database& database, const Reader::Job& job) {
  if (auto begun = database.execute("BEGIN"); !begun) return begun;
  Status status = Done{};
  try {
    status = job(database);
  } catch (...) {
    status = StoreError{StoreErrc::kOther, "a job threw"};
  }
  if (auto ended = database.execute("ROLLBACK"); !ended && status) return ended;
  return status;
}

}  // namespace

Result<std::unique_ptr<Reader>> Reader::open(const DatabaseOptions& options, ReaderLimits limits) {
  std::vector<Database> databases;
  for (std::size_t i = 0; i < limits.threads; ++i) {
    auto database = Database::open(options, OpenMode::kReadOnly);
    if (!database) return database.error();
    databases.push_back(*std::move(database));
  }
  return std::unique_ptr<Reader>(new Reader(limits, std::move(databases)));
}

Reader::Reader(ReaderLimits limits, std::vector<Database> databases)
    : limits_(limits), databases_(std::move(databases)) {
  for (Database& database : databases_) threads_.emplace_back([this, &database] { run(database); });
}

Reader::~Reader() { drain(); }

void Reader::submit(Job job, Told told) {
  std::optional<StoreErrc> refusal;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) {
      refusal = StoreErrc::kClosed;
    } else if (waiting_.size() >= limits_.queue) {
      refusal = StoreErrc::kOverloaded;
    } else {
      waiting_.push_back({std::move(job), std::move(told)});
    }
  }
  if (refusal) {
    told(StoreError{*refusal, {}});
  } else {
    wake_.notify_one();
  }
}

void Reader::drain() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  wake_.notify_all();
  const std::lock_guard lock(join_mutex_);
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Reader::run(Database& database) {
  while (true) {
    Entry entry;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      entry = std::move(waiting_.front());
      waiting_.pop_front();
    }
    entry.told(run_in_snapshot(database, entry.job));
  }
}

}  // namespace guichet::store
