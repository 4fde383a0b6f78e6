#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/clock.hpp"
#include "dns/verdict.hpp"

namespace guichet::dns {

// What is known of domains, for a while and of so many at most; the oldest go first. For one thread.
class Cache {
 public:
  static constexpr std::chrono::seconds kShortest{60};
  static constexpr std::chrono::seconds kLongest{3600};
  static constexpr std::chrono::seconds kLongestNegative{900};  // a domain that is being set up is seen soon

  explicit Cache(std::size_t capacity) : capacity_(capacity) {}

  std::optional<Verdict> find(const std::string& domain, Millis now) const;

  // lifetime: as the DNS says; held within the bounds above.
  void remember(const std::string& domain, Verdict verdict, std::chrono::seconds lifetime, Millis now);

  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    Verdict verdict;
    Millis end;
  };

  const std::size_t capacity_;
  std::unordered_map<std::string, Entry> entries_;
  std::deque<std::string> order_;  // of their first coming
};

}  // namespace guichet::dns
