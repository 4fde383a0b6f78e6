#include "mail/delivery_watch.hpp"

#include <algorithm>
#include <iterator>

namespace guichet::mail {
namespace {

constexpr Millis kWarnAgainAfter = 15LL * 60 * 1000;

struct Problem {
  std::string_view code;
  std::string_view name;
  std::string_view advice;
};

constexpr Problem kProblems[] = {
    {"smtp.no_tls", "no_tls",
     "the mail server offers no TLS: nothing was sent, mails wait; have it offer STARTTLS, or use smtps://"},
    {"smtp.certificate", "certificate",
     "the mail server's certificate does not check: nothing was sent, mails wait; mend it, or name its authority in "
     "[mail] ca_file"},
    {"smtp.login", "login", "the mail server refused the login: mails wait; see [mail] username and password_file"},
    {"smtp.connection", "connection", "the mail server is not reached: mails wait; see [mail] url"},
};

}  // namespace

std::string_view DeliveryWatch::observe(std::string_view code) {
  const auto* problem = std::find_if(std::begin(kProblems), std::end(kProblems), [&](const Problem& each) { return each.code == code; });
  if (problem == std::end(kProblems)) return {};
  const Millis now = clock_();
  {
    const std::lock_guard lock(mutex_);
    const auto [at, is_new] = warned_at_.try_emplace(std::string(problem->name), now);
    if (!is_new && now - at->second < kWarnAgainAfter) return problem->name;
    at->second = now;
  }
  warn_(problem->name, problem->advice);
  return problem->name;
}

}  // namespace guichet::mail
