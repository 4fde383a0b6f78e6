#pragma once

#include "store/store.hpp"
#include "webhooks/delivery_round.hpp"

namespace guichet::webhooks {

// Threads that deliver messages to endpoints, at least once each and under the same id every time: a delivery
// is leased, attempted and marked; a worker that dies leaves a lease that ends. Woken by the writer's
// commits.
class DeliveryWorkers {
 public:
  // All that is passed by reference outlives this object.
  DeliveryWorkers(store::Store& store, const crypto::Keys& keys, SenderOptions options, std::size_t count,
                  Observer observer = {}, Clock clock = system_now);
  ~DeliveryWorkers();
  DeliveryWorkers(const DeliveryWorkers&) = delete;
  DeliveryWorkers& operator=(const DeliveryWorkers&) = delete;

  // Ends the threads; an attempt under way is given about a second. Call it before Store::drain().
  void stop();

 private:
  store::Store& store_;
  const DeliveryContext context_;
  const SenderOptions options_;
  workers::WorkerThreads threads_;
};

}  // namespace guichet::webhooks
