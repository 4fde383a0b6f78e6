#pragma once

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
  store::Store& store_;
  const OutboxContext context_;
  const MakeTransport make_transport_;
  workers::WorkerThreads threads_;
};

}  // namespace guichet::mail
