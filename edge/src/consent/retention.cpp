#include "consent/retention.hpp"

#include "consent/calendar.hpp"
#include "consent/end.hpp"
#include "consent/erase.hpp"
#include "consent/notices.hpp"
#include "consent/settings.hpp"
#include "store/consent_requests.hpp"
#include "store/consents.hpp"
#include "store/oppositions.hpp"

namespace guichet::consent {
namespace {

using Count = store::Result<std::int64_t>;

constexpr Millis kDay = 24LL * 3600 * 1000;

// One round of everything.
class Round {
 public:
  Round(store::Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy, Millis now,
        std::int64_t limit)
      : transaction_(transaction),
        keys_(keys),
        policy_(policy),
        clocks_(policy.consent->clocks),
        now_(now),
        limit_(limit) {}

  Count run() {
    std::int64_t done = 0;
    for (const auto step : {&Round::expire, &Round::erase_spent, &Round::ask, &Round::drop_requests,
                            &Round::drop_oppositions}) {
      const Count count = (this->*step)();
      if (!count) return count;
      done += *count;
    }
    return done;
  }

 private:
  Millis silent_since() const { return months_before(now_, clocks_.consent_months); }

  Count expire() {
    const auto silent = store::find_silent(transaction_, store::kConfirmed, silent_since(), limit_);
    if (!silent) return silent.error();
    for (const store::Consent& consent : *silent) {
      const auto ended = end_consent(transaction_, keys_, consent, {proof::kExpired, "retention", {}}, now_);
      if (!ended) return ended.error();
    }
    return static_cast<std::int64_t>(silent->size());
  }

  Count erase_spent() {
    const auto spent = store::find_spent_accounts(transaction_, silent_since(), limit_);
    if (!spent) return spent.error();
    for (const store::SilentAccount& each : *spent) {
      const auto erased = erase(transaction_, keys_, {each.tenant, each.account, "retention", false}, now_);
      if (!erased) return erased.error();
    }
    return static_cast<std::int64_t>(spent->size());
  }

  Count ask() {
    const Millis before = months_before(now_, clocks_.consent_months - 1);
    const auto unasked = store::find_unasked(transaction_, before, limit_);
    if (!unasked) return unasked.error();
    for (const store::SilentAccount& each : *unasked) {
      if (const store::Status asked = ask_one(each); !asked) return asked.error();
    }
    return static_cast<std::int64_t>(unasked->size());
  }

  store::Status ask_one(const store::SilentAccount& each) {
    Notice notice{"mail.renew", each.tenant, each.account, {}, {}, true};
    const auto consents = store::find_consents(transaction_, each.tenant, each.account);
    if (!consents) return consents.error();
    for (const store::Consent& consent : *consents) {
      if (consent.state == store::kConfirmed) notice.purposes.push_back(consent.purpose);
    }
    const auto ordered = order_notice(transaction_, keys_, policy_, notice, now_);
    if (!ordered) return ordered.error();
    return store::note_renewal_asked(transaction_, each.tenant, each.account, now_);
  }

  Count drop_requests() {
    return store::purge_consent_requests(transaction_, now_ - clocks_.unverified_days * kDay, limit_);
  }

  Count drop_oppositions() {
    return store::purge_oppositions(transaction_, months_before(now_, clocks_.opposition_months), limit_);
  }

  store::Transaction& transaction_;
  const crypto::Keys& keys_;
  const signup::Policy& policy_;
  const Clocks& clocks_;
  const Millis now_;
  const std::int64_t limit_;
};

}  // namespace

Count keep_clocks(store::Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                  Millis now, std::int64_t limit) {
  return Round(transaction, keys, policy, now, limit).run();
}

}  // namespace guichet::consent
