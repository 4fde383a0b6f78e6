#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "mail/outbox_round.hpp"
#include "store/store.hpp"

namespace guichet::mail {

// Threads that send what waits in the outbox, at least once each and under the same Message-ID every time: a
// mail is leased, sent and marked; a worker that dies leaves a lease that ends. Woken by the writer's commits.
class OutboxWorkers {
 public:
  // All that is passed by reference outlives this object.
  OutboxWorkers(store::Store& store, const crypto::Keys& keys, const Composer& composer, MakeTransport make_transport,
                std::size_t count, Observer observer = {}, Clock clock = system_now,
                std::int64_t per_domain = kPerDomain);
  ~OutboxWorkers();
  OutboxWorkers(const OutboxWorkers&) = delete;
  OutboxWorkers& operator=(const OutboxWorkers&) = delete;

  // Says that something was put into the outbox. The writer says so by itself after each commit that did.
  void wake();

  // Ends the threads; a mail under way is given about a second. Call it before Store::drain().
  void stop();

 private:
  void work(std::stop_token stop);
  void rest(std::stop_token stop, std::uint64_t seen, std::optional<Millis> until);

  store::Store& store_;
  const OutboxContext context_;
  const MakeTransport make_transport_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  std::uint64_t wakes_ = 0;
  std::vector<std::jthread> threads_;
};

}  // namespace guichet::mail
