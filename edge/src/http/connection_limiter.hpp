#pragma once

#include <boost/asio/ip/address.hpp>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>

#include "guichet/codes.hpp"

namespace guichet::http {

// Counts open connections over all threads, in total and per client address.
class ConnectionLimiter {
 public:
  ConnectionLimiter(std::size_t max_total, std::size_t max_per_address)
      : max_total_(max_total), max_per_address_(max_per_address) {}

  // Nothing when the connection may stay (release() it later), or the error to answer with.
  // A trusted proxy is not counted per address, since all clients behind it share its address.
  std::optional<Errc> admit(const boost::asio::ip::address& address, bool is_proxy);
  void release(const boost::asio::ip::address& address);

 private:
  std::mutex mutex_;
  std::size_t max_total_;
  std::size_t max_per_address_;
  std::size_t total_ = 0;
  std::map<boost::asio::ip::address, std::size_t> per_address_;  // no longer than max_total_
};

}  // namespace guichet::http
