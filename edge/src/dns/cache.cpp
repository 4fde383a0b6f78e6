#include "dns/cache.hpp"

#include <algorithm>

namespace guichet::dns {

std::optional<Verdict> Cache::find(const std::string& domain, Millis now) const {
  const auto found = entries_.find(domain);
  if (found == entries_.end() || found->second.end <= now) return std::nullopt;
  return found->second.verdict;
}

void Cache::remember(const std::string& domain, Verdict verdict, std::chrono::seconds lifetime, Millis now) {
  const auto longest = verdict == Verdict::kTakesMail ? kLongest : kLongestNegative;
  const Millis end = now + std::chrono::milliseconds(std::clamp(lifetime, kShortest, longest)).count();
  const auto [at, is_new] = entries_.insert_or_assign(domain, Entry{verdict, end});
  if (!is_new) return;
  order_.push_back(domain);
  if (order_.size() <= capacity_) return;
  entries_.erase(order_.front());
  order_.pop_front();
}

}  // namespace guichet::dns
