#include "mail/outbox_workers.hpp"

#include <memory>

#include "crypto/ids.hpp"

namespace guichet::mail {
namespace {

workers::WorkerThreads::Round make_round(const OutboxContext& context, const MakeTransport& make_transport) {
  return [&context, transport = std::shared_ptr<Transport>(make_transport()),
          owner = crypto::new_id(context.clock())](std::stop_token stop) {
    return run_round(context, *transport, owner, std::move(stop));
  };
}

}  // namespace

OutboxWorkers::OutboxWorkers(store::Store& store, const crypto::Keys& keys, const Composer& composer,
                             MakeTransport make_transport, std::size_t count, Observer observer, Clock clock,
                             std::int64_t per_domain)
    : store_(store),
      context_{*store.writer, keys, composer, std::move(clock), workers::random_jitter, std::move(observer), per_domain},
      make_transport_(std::move(make_transport)),
      threads_(count, [this] { return make_round(context_, make_transport_); }, context_.clock) {
  store_.writer->on_new_mail([this] { wake(); });
}

OutboxWorkers::~OutboxWorkers() { stop(); }

void OutboxWorkers::stop() {
  store_.writer->on_new_mail(nullptr);
  threads_.stop();
}

void OutboxWorkers::wake() { threads_.wake(); }

}  // namespace guichet::mail
