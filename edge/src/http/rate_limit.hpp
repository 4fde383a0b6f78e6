#pragma once

#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace guichet::http {

// The IPv4 address, or the IPv6 /64, as a number: the smallest network a subscriber gets.
std::uint64_t client_network(const boost::asio::ip::address& address);

// A token bucket for each IPv4 address and each IPv6 /64, the smallest network a subscriber gets.
// May be called from any thread.
class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::steady_clock::duration;

  // `burst` requests at once, then one more per `interval`. Remembers at most `max_clients` clients: beyond,
  // some client is forgotten, so that a flood from many addresses neither fills the memory nor locks out
  // everybody else.
  RateLimit(std::size_t burst, Duration interval, std::size_t max_clients = 100'000)
      : burst_(burst), interval_(interval), max_clients_(max_clients) {}

  // Takes one token of the client, if there is one.
  bool allow(const boost::asio::ip::address& client, Time now);

  std::size_t remembered_clients() const;

 private:
  void make_room(Time now);

  mutable std::mutex mutex_;
  const std::size_t burst_;
  const Duration interval_;
  const std::size_t max_clients_;
  // For each client the time at which its bucket is full again; one that is full need not be remembered.
  std::unordered_map<std::uint64_t, Time> full_at_;
  Time next_sweep_{};
};

}  // namespace guichet::http
