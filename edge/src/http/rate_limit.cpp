#include "http/rate_limit.hpp"

#include <algorithm>

namespace guichet::http {
namespace {

constexpr std::chrono::seconds kSweepInterval{1};

}  // namespace

// IPv4 stands under ::/64, from where no client can come.
std::uint64_t client_network(const boost::asio::ip::address& address) {
  if (address.is_v4()) return address.to_v4().to_uint();
  const auto bytes = address.to_v6().to_bytes();
  std::uint64_t network = 0;
  for (std::size_t i = 0; i < 8; ++i) network = network << 8 | bytes[i];
  return network;
}

bool RateLimit::allow(const boost::asio::ip::address& client, Time now) {
  const std::lock_guard lock(mutex_);
  const auto network = client_network(client);
  auto found = full_at_.find(network);
  if (found == full_at_.end()) {
    if (full_at_.size() >= max_clients_) make_room(now);
    found = full_at_.emplace(network, now).first;
  }
  const auto full_at = std::max(found->second, now) + interval_;
  if (full_at - now > interval_ * static_cast<Duration::rep>(burst_)) return false;
  found->second = full_at;
  return true;
}

void RateLimit::make_room(Time now) {
  if (now >= next_sweep_) {
    next_sweep_ = now + kSweepInterval;
    for (auto entry = full_at_.begin(); entry != full_at_.end();) {
      entry = entry->second <= now ? full_at_.erase(entry) : std::next(entry);
    }
  }
  if (full_at_.size() >= max_clients_) full_at_.erase(full_at_.begin());
}

std::size_t RateLimit::remembered_clients() const {
  const std::lock_guard lock(mutex_);
  return full_at_.size();
}

}  // namespace guichet::http
