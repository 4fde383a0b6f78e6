#include "store/claims.hpp"

#include <atomic>
#include <thread>

#include "fixture.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

ClaimVerdict verdict_of(StoreFixture& fixture, const ClaimKey& key, const Id& account) {
  const auto verdict = fixture.write([&](Transaction& t) { return verify_claim(t, key, account); });
  REQUIRE(verdict);
  return *verdict;
}

void claim(StoreFixture& fixture, const ClaimKey& key, const Id& account) {
  REQUIRE(fixture.write([&](Transaction& t) { return insert_claim(t, key, account, 10, 100); }));
}

}  // namespace

TEST_CASE("any number may claim, one is verified") {
  StoreFixture fixture;
  const ClaimKey key = fixture.email_key();
  const Id first = fixture.add_account(), second = fixture.add_account();
  claim(fixture, key, first);
  claim(fixture, key, second);
  CHECK(verdict_of(fixture, key, second) == ClaimVerdict::kWon);
  CHECK(verdict_of(fixture, key, first) == ClaimVerdict::kLost);
  CHECK(verdict_of(fixture, key, second) == ClaimVerdict::kWon);

  auto database = Database::open(fixture.options, OpenMode::kReadOnly);
  const auto claims = find_claims(*database, key);
  REQUIRE(claims);
  REQUIRE(claims->size() == 2);
  CHECK((*claims)[0].account_id == second);
  CHECK((*claims)[0].is_verified);
  CHECK_FALSE((*claims)[0].expires_at);
  CHECK((*claims)[1].expires_at == 100);
  const auto verified = find_verified_claim(*database, key);
  REQUIRE((verified && verified->has_value()));
  CHECK((*verified)->account_id == second);
}

TEST_CASE("a lost claim does not undo the rest of its job") {
  StoreFixture fixture;
  const ClaimKey key = fixture.email_key();
  const Id first = fixture.add_account(), second = fixture.add_account();
  claim(fixture, key, first);
  claim(fixture, key, second);
  REQUIRE(verdict_of(fixture, key, first) == ClaimVerdict::kWon);
  const auto verdict = fixture.write([&](Transaction& t) -> Result<ClaimVerdict> {
    if (auto done = verify_account(t, "shop", second, 20); !done) return done.error();
    return verify_claim(t, key, second);
  });
  REQUIRE(verdict);
  CHECK(*verdict == ClaimVerdict::kLost);
  CHECK(fixture.count("SELECT count(*) FROM account WHERE status = 'verified'") == 1);
}

TEST_CASE("tenants and identifiers do not meet") {
  StoreFixture fixture;
  const Id shop = fixture.add_account("shop"), bank = fixture.add_account("bank");
  claim(fixture, fixture.email_key(1, "shop"), shop);
  claim(fixture, fixture.email_key(1, "bank"), bank);
  CHECK(verdict_of(fixture, fixture.email_key(1, "shop"), shop) == ClaimVerdict::kWon);
  CHECK(verdict_of(fixture, fixture.email_key(1, "bank"), bank) == ClaimVerdict::kWon);
  CHECK(verdict_of(fixture, fixture.email_key(2, "shop"), shop) == ClaimVerdict::kMissing);
}

TEST_CASE("claiming again prolongs a pending claim and leaves a verified one alone") {
  StoreFixture fixture;
  const ClaimKey key = fixture.email_key();
  const Id account = fixture.add_account();
  claim(fixture, key, account);
  REQUIRE(fixture.write([&](Transaction& t) { return insert_claim(t, key, account, 50, 500); }));
  CHECK(fixture.count("SELECT expires_at FROM claim") == 500);
  claim(fixture, key, account);  // for a shorter time: what lasts longer stays
  CHECK(fixture.count("SELECT expires_at FROM claim") == 500);
  REQUIRE(verdict_of(fixture, key, account) == ClaimVerdict::kWon);
  claim(fixture, key, account);
  CHECK(fixture.count("SELECT count(*) FROM claim WHERE status = 'verified' AND expires_at IS NULL") == 1);
}

TEST_CASE("a claim of an account that is not there is refused") {
  StoreFixture fixture;
  const auto result = fixture.write(
      [&](Transaction& t) { return insert_claim(t, fixture.email_key(), crypto::new_id(1), 10, 100); });
  CHECK(failed_with(result, StoreErrc::kConstraint));
}

TEST_CASE("only pending claims that expired are purged") {
  StoreFixture fixture;
  const Id first = fixture.add_account(), second = fixture.add_account();
  claim(fixture, fixture.email_key(), first);
  claim(fixture, fixture.email_key(), second);
  REQUIRE(verdict_of(fixture, fixture.email_key(), first) == ClaimVerdict::kWon);
  const auto purge = [](Millis now) { return [now](Transaction& t) { return purge_expired_claims(t, now, 10); }; };
  CHECK(*fixture.write(purge(100)) == 0);
  CHECK(*fixture.write(purge(101)) == 1);
  CHECK(fixture.count("SELECT count(*) FROM claim") == 1);
}

TEST_CASE("1,000 accounts that race for one identifier give one winner") {
  StoreFixture fixture;
  const ClaimKey key = fixture.email_key();
  constexpr int kThreads = 4, kEach = 250;
  std::atomic<int> won = 0, lost = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < kEach; ++j) {
        Account account;
        account.id = crypto::new_id(1);
        account.tenant = "shop";
        fixture.store.writer->submit(
            [&, account](Transaction& t) -> Status {
              if (auto added = insert_account(t, account); !added) return added;
              if (auto added = insert_claim(t, key, account.id, 1, 9); !added) return added;
              const auto verdict = verify_claim(t, key, account.id);
              if (!verdict) return verdict.error();
              if (*verdict != ClaimVerdict::kWon) return StoreError{StoreErrc::kConstraint, {}};
              return Done{};
            },
            [&](const Status& status) { ++(status ? won : lost); });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  fixture.store.writer->drain();
  CHECK(won == 1);
  CHECK(lost == kThreads * kEach - 1);
  CHECK(fixture.count("SELECT count(*) FROM account") == 1);
  CHECK(fixture.count("SELECT count(*) FROM claim") == 1);
}
