#include "dns/mail_domains.hpp"

#include <utility>

namespace guichet::dns {
namespace {

constexpr std::chrono::seconds kProbeEvery{5};

bool is_known(Finding finding) { return finding != Finding::kNothingHeard && finding != Finding::kFailed; }

}  // namespace

// One domain that is being asked about, and those who wait for it.
struct MailDomains::Lookup {
  std::string domain;
  std::vector<std::shared_ptr<Done>> waiting;
  bool is_over = false;
  int addresses_left = 2;
  bool is_unsure = false;
  bool was_silent = false;
};

MailDomains::MailDomains(const ResolverOptions& options, Clock clock)
    : patience_(options.patience), clock_(std::move(clock)), resolver_(options) {
  resolver_.post([this] { probe(); });
}

void MailDomains::look_up(std::string domain, Done done) {
  resolver_.post([this, domain = std::move(domain), done = std::move(done)] { begin(domain, done); });
}

void MailDomains::begin(const std::string& domain, Done done) {
  if (const auto known = cache_.find(domain, clock_())) return done(*known);
  if (breaker_.is_open() || under_way_.size() >= kMostUnderWay) return done(Verdict::kNotAsked);
  auto& lookup = under_way_[domain];
  const bool is_new = lookup == nullptr;
  if (is_new) lookup = std::make_shared<Lookup>(Lookup{domain, {}, false, 2, false, false});
  const Shared shared = lookup;  // the map may change below
  wait_for(shared, std::move(done));
  if (is_new) ask_exchange(shared);
}

// Whoever is still waiting after the patience goes on without an answer; one that comes later is remembered.
void MailDomains::wait_for(const Shared& lookup, Done done) {
  auto waiting = std::make_shared<Done>(std::move(done));
  lookup->waiting.push_back(waiting);
  resolver_.after(patience_, [this, lookup, waiting] {
    if (!*waiting) return;
    std::exchange(*waiting, nullptr)(Verdict::kUndetermined);
    note_silence(*lookup);
  });
}

void MailDomains::ask_exchange(const Shared& lookup) {
  resolver_.ask(lookup->domain, RecordType::kMailExchange, [this, lookup](const Response& response) {
    note(*lookup, response);
    switch (response.finding) {
      case Finding::kRecords: return end(lookup, Verdict::kTakesMail, response.lifetime);
      case Finding::kNoSuchName: return end(lookup, Verdict::kNoSuchDomain, response.lifetime);
      case Finding::kNullExchange: return end(lookup, Verdict::kTakesNoMail, response.lifetime);
      case Finding::kNoSuchRecord: return ask_addresses(lookup, response.lifetime);
      default: return end(lookup, Verdict::kUndetermined, {});
    }
  });
}

void MailDomains::ask_addresses(const Shared& lookup, std::chrono::seconds lifetime) {
  for (const RecordType type : {RecordType::kAddress4, RecordType::kAddress6}) {
    resolver_.ask(lookup->domain, type, [this, lookup, lifetime](const Response& response) {
      note(*lookup, response);
      if (lookup->is_over) return;
      if (response.finding == Finding::kRecords) return end(lookup, Verdict::kTakesMail, response.lifetime);
      lookup->is_unsure = lookup->is_unsure || !is_known(response.finding);
      if (--lookup->addresses_left > 0) return;
      end(lookup, lookup->is_unsure ? Verdict::kUndetermined : Verdict::kTakesNoMail, lifetime);
    });
  }
}

void MailDomains::end(const Shared& lookup, Verdict verdict, std::chrono::seconds lifetime) {
  lookup->is_over = true;
  under_way_.erase(lookup->domain);
  if (verdict != Verdict::kUndetermined) cache_.remember(lookup->domain, verdict, lifetime, clock_());
  for (const auto& waiting : lookup->waiting) {
    if (*waiting) std::exchange(*waiting, nullptr)(verdict);
  }
}

void MailDomains::note(Lookup& lookup, const Response& response) {
  if (response.finding == Finding::kNothingHeard) return note_silence(lookup);
  note_heard();
}

void MailDomains::note_heard() {
  breaker_.heard();
  answers_ = true;
}

// Once for each domain, however many wait for it.
void MailDomains::note_silence(Lookup& lookup) {
  if (std::exchange(lookup.was_silent, true) || !breaker_.silent()) return;
  answers_ = false;
  resolver_.after(kProbeEvery, [this] { probe(); });
}

// The servers of the root are known to every resolver.
void MailDomains::probe() {
  resolver_.ask(".", RecordType::kNameServer, [this](const Response& response) {
    if (response.finding != Finding::kNothingHeard) note_heard();
    if (breaker_.is_open()) resolver_.after(kProbeEvery, [this] { probe(); });
  });
}

}  // namespace guichet::dns
