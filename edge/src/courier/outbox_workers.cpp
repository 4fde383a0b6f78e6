#include "courier/outbox_workers.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "crypto/ids.hpp"
#include "crypto/seal.hpp"

namespace guichet::courier {
namespace {

constexpr Millis kMinute = 60'000;
constexpr Millis kLease = 5 * kMinute;
constexpr Millis kLongestPause = 60 * kMinute;
constexpr Millis kLongestSleep = kMinute;
constexpr std::int64_t kBatch = 8;

Millis pause_after(std::int64_t attempts) {
  const auto doublings = std::clamp<std::int64_t>(attempts - 1, 0, 6);
  return std::min(kMinute << doublings, kLongestPause);
}

}  // namespace

OutboxWorkers::OutboxWorkers(store::Store& store, const crypto::Keys& keys, const Composer& composer,
                             MakeTransport make_transport, std::size_t count, Clock clock)
    : store_(store), keys_(keys), composer_(composer), make_transport_(std::move(make_transport)),
      clock_(std::move(clock)) {
  for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

OutboxWorkers::~OutboxWorkers() { stop(); }

void OutboxWorkers::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++wakes_;
  }
  woken_.notify_all();
}

void OutboxWorkers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void OutboxWorkers::work() {
  const auto transport = make_transport_();
  const Id owner = crypto::new_id(clock_());
  while (true) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      seen = wakes_;
    }
    if (send_due(*transport, owner)) continue;
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, std::chrono::milliseconds(kLongestSleep), [&] { return stopping_ || wakes_ != seen; });
  }
}

bool OutboxWorkers::send_due(Transport& transport, const Id& owner) {
  const auto due = store::write_and_wait(*store_.writer, [this, owner](store::Transaction& transaction) {
    return store::lease_due_mails(transaction, owner, clock_(), kLease, kBatch);
  });
  if (!due) {
    spdlog::error("outbox: {} {}", store::errc_name(due.error().code), due.error().detail);
    return false;
  }
  for (const store::LeasedMail& mail : *due) send(transport, mail, owner);
  return !due->empty();
}

void OutboxWorkers::send(Transport& transport, const store::LeasedMail& mail, const Id& owner) {
  const Delivery delivery = deliver(transport, mail);
  const Millis now = clock_();
  const Millis next = now + pause_after(mail.attempts);
  const bool gives_up = delivery.fate == Fate::kRefused || next > mail.give_up_at;
  const auto marked = store::write_and_wait(*store_.writer, [&](store::Transaction& transaction) {
    if (delivery.fate == Fate::kDelivered) return store::mark_mail_sent(transaction, mail, owner, now);
    if (gives_up) return store::mark_mail_failed(transaction, mail, owner, now, delivery.code);
    return store::postpone_mail(transaction, mail, owner, next, delivery.code);
  });
  if (!marked) spdlog::error("outbox: {} {}", store::errc_name(marked.error().code), marked.error().detail);
  if (delivery.fate != Fate::kDelivered) {
    spdlog::warn("mail {} {} {}", crypto::id_text(mail.id), delivery.code, gives_up ? "given up" : "tried again later");
  }
}

Delivery OutboxWorkers::deliver(Transport& transport, const store::LeasedMail& mail) const {
  const auto opened = crypto::open(keys_, mail.payload_sealed, {mail.tenant, "outbox.payload", mail.id});
  if (!opened) return {Fate::kRefused, "payload_not_genuine"};
  const auto payload = parse_json(*opened);
  if (!payload) return {Fate::kRefused, "payload_malformed"};
  const auto envelope = composer_.compose_envelope(crypto::id_text(mail.id), mail.kind, *payload, clock_());
  if (!envelope) return {Fate::kRefused, "address_unsafe"};
  return transport.deliver(*envelope);
}

}  // namespace guichet::courier
