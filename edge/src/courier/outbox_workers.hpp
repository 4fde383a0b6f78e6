#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "common/clock.hpp"
#include "courier/composer.hpp"
#include "courier/transport.hpp"
#include "crypto/keys.hpp"
#include "store/outbox.hpp"
#include "store/store.hpp"

namespace guichet::courier {

using MakeTransport = std::function<std::unique_ptr<Transport>()>;

// Sends what waits in the outbox, at least once each: a row is leased, sent and marked; a worker that dies
// leaves a lease that ends. Failures are tried again after 1, 2, 4 ... minutes, an hour at most, until the row
// gives up.
class OutboxWorkers {
 public:
  OutboxWorkers(store::Store& store, const crypto::Keys& keys, const Composer& composer, MakeTransport make_transport,
                std::size_t count, Clock clock = system_now);
  ~OutboxWorkers();
  OutboxWorkers(const OutboxWorkers&) = delete;
  OutboxWorkers& operator=(const OutboxWorkers&) = delete;

  // Something was put into the outbox.
  void wake();

  // Ends after the message under way.
  void stop();

 private:
  void work();
  bool send_due(Transport& transport, const Id& owner);
  void send(Transport& transport, const store::LeasedMail& mail, const Id& owner);
  Delivery deliver(Transport& transport, const store::LeasedMail& mail) const;

  store::Store& store_;
  const crypto::Keys& keys_;
  const Composer& composer_;
  const MakeTransport make_transport_;
  const Clock clock_;
  std::mutex mutex_;
  std::condition_variable woken_;
  std::uint64_t wakes_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace guichet::courier
