#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/clock.hpp"
#include "store/claims.hpp"

namespace guichet::signup {

// Mails that one address gets at most, of all kinds together.
struct AddressLimits {
  Millis pause = 60'000;  // between two
  std::int64_t per_hour = 3;
  std::int64_t per_day = 5;
};

// Mails that may be caused within an hour.
struct FlowLimits {
  std::int64_t per_client = 200;  // from one IPv4 address or IPv6 /64
  std::int64_t per_form = 10'000;
  std::int64_t total = 50'000;
};

// Where the wish for a mail came from.
struct MailOrigin {
  std::optional<std::uint64_t> client_network = {};  // nothing for a backend, which speaks for many
  std::string form;                                  // empty when there is none
};

// Why a mail is not sent.
enum class Withheld : std::uint8_t {
  kAddressPause,
  kAddressHour,
  kAddressDay,
  kClient,
  kForm,
  kTotal,
  kSuppressed,
};
std::string_view withheld_name(Withheld reason);

// How many happened within the last hour, without keeping each: the hour that runs, and the one before by the
// part of it that still counts.
class HourCount {
 public:
  bool reaches(std::int64_t limit, Millis now);
  void add() { ++count_; }
  bool is_over(Millis now) const;

 private:
  void advance(Millis now);

  Millis hour_ = 0;
  std::int64_t count_ = 0;
  std::int64_t count_before_ = 0;
};

// Whether one mail more may be sent. What clients, forms and all together caused is kept in memory: a restart
// forgets it, and each process counts its own. Any thread.
class MailGate {
 public:
  using Tell = std::function<void(Withheld)>;

  explicit MailGate(AddressLimits address = {}, FlowLimits flow = {}, Tell tell = {});

  // True when the mail may be sent; it is counted then. False, and told to `tell`, when a limit is reached or
  // the address is suppressed.
  store::Result<bool> admit(store::Database& database, const store::ClaimKey& address,
                            const MailOrigin& origin, Millis now);

 private:
  store::Result<std::optional<Withheld>> judge_address(store::Database& database,
                                                       const store::ClaimKey& address, Millis now) const;
  std::optional<Withheld> take_flow(const MailOrigin& origin, Millis now);
  void make_room(Millis now);

  const AddressLimits address_;
  const FlowLimits flow_;
  const Tell tell_;
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, HourCount> clients_;
  std::unordered_map<std::string, HourCount> forms_;
  HourCount total_;
  Millis next_sweep_ = 0;
};

}  // namespace guichet::signup
