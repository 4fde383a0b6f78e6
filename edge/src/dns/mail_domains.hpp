#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/clock.hpp"
#include "dns/breaker.hpp"
#include "dns/cache.hpp"
#include "dns/resolver.hpp"

namespace guichet::dns {

// Knows which domains take mail, as RFC 5321 section 5.1 finds their servers: MX, else an address. Remembers what it
// learnt, asks once for all who want to know the same, and never lets anybody wait longer than the patience given.
class MailDomains {
 public:
  using Done = std::function<void(Verdict)>;

  static constexpr std::size_t kMostKnown = 50'000;
  static constexpr std::size_t kMostUnderWay = 1'000;

  explicit MailDomains(const ResolverOptions& options, Clock clock = system_now);

  // domain: ASCII, lower case. `done` is called once, on the resolver's thread. From any thread.
  void look_up(std::string domain, Done done);

  // Whether the DNS answers: for the operator. False at the start, until it has.
  bool answers() const { return answers_; }

 private:
  struct Lookup;
  using Shared = std::shared_ptr<Lookup>;

  void begin(const std::string& domain, Done done);
  void wait_for(const Shared& lookup, Done done);
  void ask_exchange(const Shared& lookup);
  void ask_addresses(const Shared& lookup, std::chrono::seconds lifetime);
  void end(const Shared& lookup, Verdict verdict, std::chrono::seconds lifetime);
  void note(Lookup& lookup, const Response& response);
  void note_heard();
  void note_silence(Lookup& lookup);
  void probe();

  const std::chrono::milliseconds patience_;
  const Clock clock_;
  Breaker breaker_;
  Cache cache_{kMostKnown};
  std::unordered_map<std::string, Shared> under_way_;
  std::atomic<bool> answers_ = false;
  Resolver resolver_;  // last: its thread uses all the others
};

}  // namespace guichet::dns
