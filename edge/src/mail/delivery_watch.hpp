#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "common/clock.hpp"

namespace guichet::mail {

// Notices what keeps all mails from going out and only the operator can mend: no TLS, a certificate that does not
// check, a refused login, a server that is not reached. It says so once, and again every quarter of an hour while it lasts.
class DeliveryWatch {
 public:
  // warn: told the problem's name ("no_tls", "certificate", "login", "connection") and what to do about it.
  using Warn = std::function<void(std::string_view problem, std::string_view advice)>;

  DeliveryWatch(Clock clock, Warn warn) : clock_(std::move(clock)), warn_(std::move(warn)) {}

  // The code of every attempt. Gives the problem's name, or nothing when it is no such problem.
  std::string_view observe(std::string_view code);

 private:
  const Clock clock_;
  const Warn warn_;
  std::mutex mutex_;
  std::map<std::string, Millis, std::less<>> warned_at_;
};

}  // namespace guichet::mail
