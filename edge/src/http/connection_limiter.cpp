#include "http/connection_limiter.hpp"

namespace guichet::http {

std::optional<Errc> ConnectionLimiter::admit(const boost::asio::ip::address& address, bool is_proxy) {
  const std::lock_guard lock(mutex_);
  if (total_ >= max_total_) return Errc::kHttpUnavailable;
  auto& of_address = per_address_[address];
  if (!is_proxy && of_address >= max_per_address_) return Errc::kHttpTooManyRequests;
  ++of_address;
  ++total_;
  return {};
}

void ConnectionLimiter::release(const boost::asio::ip::address& address) {
  const std::lock_guard lock(mutex_);
  --total_;
  const auto found = per_address_.find(address);
  if (--found->second == 0) per_address_.erase(found);
}

}  // namespace guichet::http
