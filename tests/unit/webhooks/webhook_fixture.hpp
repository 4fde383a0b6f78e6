#pragma once

#include "fixture.hpp"
#include "store/events.hpp"
#include "store/webhook_deliveries.hpp"
#include "webhooks/delivery_round.hpp"
#include "webhooks/endpoint.hpp"
#include "webhooks/replay.hpp"

namespace guichet::webhooks {

struct WebhookFixture : store::StoreFixture {
  crypto::Keys keys = *crypto::Keys::random();
  Millis now = 1'000'000;

  Id make_endpoint(std::vector<std::string> types = {}, std::string url = "http://127.0.0.1:9/") {
    const auto made = write([&](store::Transaction& transaction) {
      return create(transaction, keys, "shop", {std::move(url), "", std::move(types)}, Scheme::kHmac, "crm",
                    now);
    });
    REQUIRE(made);
    return made->id;
  }

  Id happen(std::string kind = "claim.verified", std::optional<Id> account = {}) {
    store::Event event{crypto::new_id(now), "shop", std::move(kind), crypto::new_id(now), now, "{}", account};
    REQUIRE(write([&](store::Transaction& transaction) { return store::insert_event(transaction, event); }));
    return event.id;
  }

  std::optional<store::LeasedDelivery> lease(std::int64_t per_endpoint = 100) {
    auto leased = write([&](store::Transaction& transaction) {
      return store::lease_due_delivery(transaction, owner, now, kLease, per_endpoint);
    });
    REQUIRE(leased);
    return *leased;
  }

  void finish(const store::LeasedDelivery& delivery, bool is_delivered = true) {
    const auto done = write([&](store::Transaction& transaction) {
      return store::finish_delivery(transaction, delivery, owner, now, is_delivered, "http.200");
    });
    REQUIRE(done);
    CHECK(*done);
  }

  store::WebhookEndpoint endpoint(const Id& id) {
    auto database = store::Database::open(options, store::OpenMode::kReadOnly);
    auto found = store::find_endpoint(*database, "shop", id);
    REQUIRE(found);
    REQUIRE(*found);
    return **found;
  }

  std::vector<store::WebhookDelivery> list(const Id& id) {
    auto database = store::Database::open(options, store::OpenMode::kReadOnly);
    auto found = store::list_deliveries(*database, "shop", id, {}, 0, 1000);
    REQUIRE(found);
    return *found;
  }

  Id owner = crypto::new_id(1);
};

}  // namespace guichet::webhooks
