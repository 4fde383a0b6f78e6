#include "webhooks/delivery_round.hpp"

#include <algorithm>

#include "store/async.hpp"
#include "store/webhook_endpoints.hpp"
#include "webhooks/endpoint.hpp"
#include "webhooks/endpoint_view.hpp"
#include "workers/rest.hpp"

namespace guichet::webhooks {
namespace {

struct Taken {
  std::optional<store::LeasedDelivery> delivery;
  std::vector<store::WebhookSecret> secrets;
  std::optional<Millis> next_due_at;
};

store::Result<Taken> take(const DeliveryContext& context, const Id& owner) {
  const Millis now = context.clock();
  return store::write_and_wait(
      context.writer, [owner, now](store::Transaction& transaction) -> store::Result<Taken> {
        auto delivery = store::lease_due_delivery(transaction, owner, now, kLease, kPerEndpoint);
        if (!delivery) return delivery.error();
        if (!*delivery) {
          const auto due = store::next_delivery_due_at(transaction, now, kPerEndpoint);
          if (!due) return due.error();
          return Taken{std::nullopt, {}, *due};
        }
        auto secrets = store::find_secrets(transaction, (*delivery)->tenant, (*delivery)->endpoint, now);
        if (!secrets) return secrets.error();
        return Taken{*std::move(delivery), *std::move(secrets), std::nullopt};
      });
}

// One signature for each secret, the newest first, with spaces between them.
store::Result<std::string> signatures(const DeliveryContext& context, const Taken& taken,
                                      const std::string& name, std::int64_t seconds) {
  std::string list;
  for (const store::WebhookSecret& stored : taken.secrets) {
    const auto secret = open_secret(context.keys, taken.delivery->tenant, stored);
    if (!secret) return secret.error();
    if (!list.empty()) list += ' ';
    list += sign(scheme_of(taken.delivery->signs), bytes_of(*secret), name, seconds, taken.delivery->payload);
  }
  return list;
}

Answer attempt(const DeliveryContext& context, Sender& sender, const Taken& taken, std::stop_token stop) {
  const store::LeasedDelivery& delivery = *taken.delivery;
  const auto url = open_url(context.keys, delivery.tenant, delivery.endpoint, delivery.url_sealed);
  const std::string name = message_name(delivery.message);
  const std::int64_t seconds = context.clock() / 1000;
  const auto signature = signatures(context, taken, name, seconds);
  if (!url || !signature) return {0, "not_genuine"};
  return sender.post({*url,
                      delivery.payload,
                      {"Content-Type: application/json", "webhook-id: " + name,
                       "webhook-timestamp: " + std::to_string(seconds), "webhook-signature: " + *signature}},
                     std::move(stop));
}

// Everything that an attempt changes, in one transaction.
class Mark {
 public:
  Mark(const store::LeasedDelivery& delivery, const Id& owner, const Answer& answer, Millis now,
       double jitter)
      : delivery_(delivery), owner_(owner), answer_(answer), now_(now), jitter_(jitter) {}

  struct Written {
    Outcome outcome = Outcome::kDelivered;
    bool is_endpoint_disabled = false;
  };

  store::Result<Written> write(store::Transaction& transaction) const {
    if (answer_.is_stopped)
      return end(store::return_delivery(transaction, delivery_, owner_, now_), Outcome::kStopped);
    switch (judge(answer_)) {
      case Verdict::kDelivered:
        return delivered(transaction);
      case Verdict::kGone:
        return failed(transaction, std::nullopt);
      case Verdict::kTryLater:
        break;
    }
    return failed(transaction, pause_after(delivery_.attempts, jitter_));
  }

 private:
  static store::Result<Written> end(const store::Result<bool>& changed, Outcome outcome) {
    if (!changed) return changed.error();
    return Written{outcome, false};
  }

  store::Result<Written> delivered(store::Transaction& transaction) const {
    const auto noted = store::note_success(transaction, delivery_.tenant, delivery_.endpoint, now_);
    if (!noted) return noted.error();
    return end(store::finish_delivery(transaction, delivery_, owner_, now_, true, answer_.code),
               Outcome::kDelivered);
  }

  store::Result<bool> put_off(store::Transaction& transaction, const std::optional<Millis>& pause) const {
    if (!pause) return store::finish_delivery(transaction, delivery_, owner_, now_, false, answer_.code);
    return store::postpone_delivery(transaction, delivery_, owner_, now_, now_ + *pause, answer_.code);
  }

  store::Result<Written> failed(store::Transaction& transaction, const std::optional<Millis>& pause) const {
    const auto changed = put_off(transaction, pause);
    if (!changed) return changed.error();
    const auto since =
        store::note_failure(transaction, delivery_.tenant, delivery_.endpoint, now_, answer_.code);
    if (!since) return since.error();
    if (const auto rest = slow_down(answer_)) {
      const auto rested =
          store::rest_endpoint(transaction, delivery_.tenant, delivery_.endpoint, now_ + *rest);
      if (!rested) return rested.error();
    }
    const auto disabled = disable_if_hopeless(transaction, since->value_or(now_));
    if (!disabled) return disabled.error();
    return Written{pause ? Outcome::kPostponed : Outcome::kGivenUp, *disabled};
  }

  store::Result<bool> disable_if_hopeless(store::Transaction& transaction, Millis failing_since) const {
    const bool is_gone = judge(answer_) == Verdict::kGone;
    if (!is_gone && now_ - failing_since < kDisableAfter) return false;
    return disable(transaction, delivery_.tenant, delivery_.endpoint, is_gone ? "gone" : "failing", now_);
  }

  const store::LeasedDelivery& delivery_;
  const Id& owner_;
  const Answer& answer_;
  const Millis now_;
  const double jitter_;
};

}  // namespace

workers::RoundEnd run_round(const DeliveryContext& context, Sender& sender, const Id& owner,
                            std::stop_token stop) {
  const auto taken = take(context, owner);
  if (!taken) return {false, context.clock() + workers::kRestWhenStoreRefuses};
  if (!taken->delivery) return {false, taken->next_due_at};
  const Answer answer = attempt(context, sender, *taken, stop);
  const Mark mark(*taken->delivery, owner, answer, context.clock(), context.jitter());
  Mark::Written written;
  workers::insist(
      [&] {
        auto done = store::write_and_wait(
            context.writer, [&mark](store::Transaction& transaction) { return mark.write(transaction); });
        if (done) written = *done;
        return done;
      },
      stop);
  if (context.observer) {
    context.observer({*taken->delivery, written.outcome, answer.code, written.is_endpoint_disabled});
  }
  return {true, std::nullopt};
}

}  // namespace guichet::webhooks
