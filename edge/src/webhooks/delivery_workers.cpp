#include "webhooks/delivery_workers.hpp"

#include <memory>

#include "crypto/ids.hpp"

namespace guichet::webhooks {
namespace {

workers::WorkerThreads::Round make_round(const DeliveryContext& context, const SenderOptions& options) {
  return [&context, sender = std::make_shared<Sender>(options), owner = crypto::new_id(context.clock())](
             std::stop_token stop) { return run_round(context, *sender, owner, std::move(stop)); };
}

}  // namespace

DeliveryWorkers::DeliveryWorkers(store::Store& store, const crypto::Keys& keys, SenderOptions options,
                                 std::size_t count, Observer observer, Clock clock)
    : store_(store),
      context_{*store.writer, keys, std::move(clock), workers::random_jitter, std::move(observer)},
      options_(std::move(options)),
      threads_(
          count, [this] { return make_round(context_, options_); }, context_.clock) {
  store_.writer->on_new_webhook([this] { threads_.wake(); });
}

DeliveryWorkers::~DeliveryWorkers() { stop(); }

void DeliveryWorkers::stop() {
  store_.writer->on_new_webhook(nullptr);
  threads_.stop();
}

}  // namespace guichet::webhooks
