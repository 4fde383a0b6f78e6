#include "mail/outbox_workers.hpp"

#include <algorithm>
#include <chrono>
#include <random>

#include "crypto/ids.hpp"

namespace guichet::mail {
namespace {

// Also bounds how long a jump of the system clock can hide a due mail.
constexpr Millis kLongestRest = 60'000;

double random_jitter() {
  std::random_device device;
  return std::generate_canonical<double, 32>(device);
}

}  // namespace

OutboxWorkers::OutboxWorkers(store::Store& store, const crypto::Keys& keys, const Composer& composer,
                             MakeTransport make_transport, std::size_t count, Observer observer, Clock clock,
                             std::int64_t per_domain)
    : store_(store),
      context_{*store.writer, keys, composer, std::move(clock), random_jitter, std::move(observer), per_domain},
      make_transport_(std::move(make_transport)) {
  store_.writer->on_new_mail([this] { wake(); });
  for (std::size_t i = 0; i < count; ++i) {
    threads_.emplace_back([this](std::stop_token stop) { work(std::move(stop)); });
  }
}

OutboxWorkers::~OutboxWorkers() { stop(); }

void OutboxWorkers::stop() {
  store_.writer->on_new_mail(nullptr);
  for (std::jthread& thread : threads_) thread.request_stop();
  threads_.clear();
}

void OutboxWorkers::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++wakes_;
  }
  woken_.notify_all();
}

void OutboxWorkers::work(std::stop_token stop) {
  const auto transport = make_transport_();
  const Id owner = crypto::new_id(context_.clock());
  while (!stop.stop_requested()) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      seen = wakes_;
    }
    const RoundEnd end = run_round(context_, *transport, owner, stop);
    if (!end.did_something) rest(stop, seen, end.next_due_at);
  }
}

// Until a wake that was not seen yet, the next due mail, or the stop.
void OutboxWorkers::rest(std::stop_token stop, std::uint64_t seen, std::optional<Millis> until) {
  const Millis now = context_.clock();
  const Millis end = std::min(until.value_or(now + kLongestRest), now + kLongestRest);
  std::unique_lock lock(mutex_);
  for (Millis left = end - now; left > 0 && !stop.stop_requested() && wakes_ == seen; left = end - context_.clock()) {
    woken_.wait_for(lock, stop, std::chrono::milliseconds(rest_at_most(left)), [&] { return wakes_ != seen; });
  }
}

}  // namespace guichet::mail
