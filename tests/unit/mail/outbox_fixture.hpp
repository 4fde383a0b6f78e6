#pragma once

#include <deque>
#include <mutex>

#include "crypto/seal.hpp"
#include "fixture.hpp"
#include "mail/outbox_workers.hpp"

namespace guichet::mail {

// What scripted transports answer and were given, shared by all of them.
struct Script {
  std::mutex mutex;
  std::deque<Delivery> deliveries;  // when there are no more, everything is delivered
  std::vector<Envelope> seen;
};

class ScriptedTransport final : public Transport {
 public:
  explicit ScriptedTransport(Script& script) : script_(script) {}

  Delivery deliver(const Envelope& envelope, std::stop_token) override {
    const std::lock_guard lock(script_.mutex);
    script_.seen.push_back(envelope);
    if (script_.deliveries.empty()) return {};
    Delivery next = script_.deliveries.front();
    script_.deliveries.pop_front();
    return next;
  }

 private:
  Script& script_;
};

struct OutboxFixture : store::StoreFixture {
  static constexpr Millis kGiveUpAfter = 48LL * 3600 * 1000;

  crypto::Keys keys = *crypto::Keys::random();
  localize::Localizer localizer;
  localize::Templates templates{localizer};
  Composer composer{templates, {"Maison", "bonjour@example.org"}, 48};
  Script script;

  Id enqueue(Millis now, std::string_view payload = R"({"to":"zoe@example.org","locale":"fr","url":"http://x/"})") {
    store::NewMail mail;
    mail.id = crypto::new_id(now);
    mail.tenant = "shop";
    mail.kind = "mail.confirm";
    mail.payload_sealed = crypto::seal(keys, payload, {mail.tenant, "outbox.payload", mail.id});
    mail.created_at = now;
    mail.give_up_at = now + kGiveUpAfter;
    REQUIRE(write([&](store::Transaction& t) { return store::enqueue_mail(t, mail); }));
    return mail.id;
  }

  std::string state() {
    auto database = store::Database::open(options, store::OpenMode::kReadOnly);
    auto row = database->fetch_one("SELECT state || ' ' || coalesce(last_error_code, '') FROM outbox",
                                   [](const store::Statement& statement) { return std::string(statement.text(0)); });
    return row && *row ? **row : std::string();
  }
};

}  // namespace guichet::mail
