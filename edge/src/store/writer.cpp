#include "store/writer.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace guichet::store {
namespace {

// Jobs are the caller's code: what they throw must not end the writer.
Status call_guarded(const Writer::Job& job, Transaction& transaction) {
  try {
    return job(transaction);
  } catch (...) {
    return StoreError{StoreErrc::kOther, "a job threw"};
  }
}

}  // namespace

Result<std::unique_ptr<Writer>> Writer::open(DatabaseOptions options, WriterLimits limits) {
  auto database = Database::open(options, OpenMode::kReadWrite);
  if (!database) return database.error();
  return std::unique_ptr<Writer>(new Writer(std::move(options), limits, *std::move(database)));
}

Writer::Writer(DatabaseOptions options, WriterLimits limits, Database database)
    : options_(std::move(options)), limits_(limits), database_(std::move(database)), thread_([this] { run(); }) {}

Writer::~Writer() { drain(); }

void Writer::submit(Job job, Told told, Tell tell) {
  std::optional<StoreErrc> refusal;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) {
      refusal = StoreErrc::kClosed;
    } else if (waiting_.size() >= limits_.queue) {
      refusal = StoreErrc::kOverloaded;
    } else {
      waiting_.push_back({std::move(job), std::move(told), tell});
    }
  }
  if (!refusal) return wake_.notify_one();
  ++refused_;
  told(StoreError{*refusal, {}});
}

void Writer::drain() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  wake_.notify_one();
  const std::lock_guard lock(join_mutex_);
  if (thread_.joinable()) thread_.join();
}

void Writer::on_new_mail(std::function<void()> listener) {
  const std::lock_guard lock(mutex_);
  new_mail_listener_ = std::move(listener);
}

void Writer::on_new_webhook(std::function<void()> listener) {
  const std::lock_guard lock(mutex_);
  new_webhook_listener_ = std::move(listener);
}

WriterCounts Writer::counts() const {
  const std::lock_guard lock(mutex_);
  return {commits_, failed_commits_, jobs_, refused_, waiting_.size()};
}

void Writer::run() {
  for (auto batch = take_batch(); !batch.empty(); batch = take_batch()) process(batch);
}

// Waits for work. An empty batch means that the writer is closed and drained.
std::vector<Writer::Entry> Writer::take_batch() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
  if (waiting_.size() <= limits_.batch) return std::exchange(waiting_, {});
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(limits_.batch);
  std::vector<Entry> batch(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
  waiting_.erase(waiting_.begin(), end);
  return batch;
}

void Writer::process(std::vector<Entry>& batch) {
  NewWork work;
  const Status committed = commit(batch, work);
  ++(committed ? commits_ : failed_commits_);
  jobs_ += batch.size();
  if (!committed) recover(committed.error());
  for (Entry& entry : batch) {
    if (entry.told) entry.told(committed ? entry.status : committed);
    entry.told = nullptr;
  }
  if (committed) tell_workers(work);
}

void Writer::tell_workers(const NewWork& work) {
  if (!work.mail && !work.webhook) return;
  const std::lock_guard lock(mutex_);
  if (work.mail && new_mail_listener_) new_mail_listener_();
  if (work.webhook && new_webhook_listener_) new_webhook_listener_();
}

Status Writer::commit(std::vector<Entry>& batch, NewWork& work) {
  if (auto opened = reopen_if_needed(); !opened) return opened;
  if (auto begun = database_->execute("BEGIN IMMEDIATE"); !begun) return begun;
  for (Entry& entry : batch) {
    if (auto survived = run_job(entry, work); !survived) return survived;
    // The captured data of a job is not needed any more; only its answer is.
    entry.job = nullptr;
    if (entry.tell == Tell::kAfterRun) std::exchange(entry.told, nullptr)(entry.status);
  }
  return database_->execute("COMMIT");
}

// Runs one job in its savepoint. An error means that the whole batch is lost.
Status Writer::run_job(Entry& entry, NewWork& work) {
  if (auto saved = database_->execute("SAVEPOINT job"); !saved) return saved;
  Transaction transaction(*database_);
  entry.status = call_guarded(entry.job, transaction);
  if (entry.status) {
    work.mail = work.mail || transaction.has_outbox_row();
    work.webhook = work.webhook || transaction.has_webhook_delivery();
    return database_->execute("RELEASE job");
  }
  // A full disk, for one, makes SQLite undo everything by itself.
  if (!database_->in_transaction()) return entry.status;
  return database_->execute("ROLLBACK TO job; RELEASE job");
}

// After a failed disk or a damaged page the connection's cache is not to be trusted.
void Writer::recover(const StoreError& error) {
  if (!database_) return;
  const bool undone = !database_->in_transaction() || database_->execute("ROLLBACK");
  if (!undone || error.code == StoreErrc::kIo || error.code == StoreErrc::kCorrupt) database_.reset();
}

Status Writer::reopen_if_needed() {
  if (database_) return Done{};
  auto database = Database::open(options_, OpenMode::kReadWrite);
  if (!database) return database.error();
  database_.emplace(*std::move(database));
  return Done{};
}

}  // namespace guichet::store
