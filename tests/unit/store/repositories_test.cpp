#include "fixture.hpp"
#include "store/events.hpp"
#include "store/idempotency.hpp"
#include "store/submissions.hpp"
#include "store/tokens.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

Submission sample_submission(const Id& account) {
  Submission submission;
  submission.id = crypto::new_id(5);
  submission.tenant = "shop";
  submission.site = "site";
  submission.form_id = "newsletter-fr";
  submission.form_hash = "sha256:1";
  submission.ruleset_hash = "sha256:2";
  submission.data_hash = "sha256:3";
  submission.core_version = "0.1.0";
  submission.account_id = account;
  submission.outcome = "hint";
  submission.codes = R"(["email.domain_typo"])";
  submission.values_sealed = {1, 0, 2};
  submission.locale = "fr";
  submission.channel = "browser";
  submission.received_at = 5;
  return submission;
}

Token sample_token(const Submission& submission, std::uint8_t filler) {
  Token token;
  token.hash.fill(filler);
  token.claim = {"shop", "email", {}};
  token.submission_id = submission.id;
  token.account_id = *submission.account_id;
  token.created_at = 10;
  token.expires_at = 100;
  return token;
}

}  // namespace

TEST_CASE("a submission is read back as written") {
  StoreFixture fixture;
  const Submission submission = sample_submission(fixture.add_account());
  REQUIRE(fixture.write([&](Transaction& t) { return insert_submission(t, submission); }));
  const auto found = fixture.write([&](Transaction& t) { return find_submission(t, "shop", submission.id); });
  REQUIRE((found && found->has_value()));
  const Submission& read = **found;
  CHECK(read.id == submission.id);
  CHECK(read.account_id == submission.account_id);
  CHECK(read.codes == submission.codes);
  CHECK(read.values_sealed == submission.values_sealed);
  CHECK_FALSE(read.report_sealed);
  CHECK(read.channel == "browser");
  CHECK_FALSE(read.confirmed_at);
  CHECK_FALSE(**fixture.write([&](Transaction& t) -> Result<std::optional<bool>> {
    const auto other = find_submission(t, "bank", submission.id);
    if (!other) return other.error();
    return std::optional<bool>(other->has_value());
  }));
}

TEST_CASE("a submission is confirmed once") {
  StoreFixture fixture;
  const Submission submission = sample_submission(fixture.add_account());
  REQUIRE(fixture.write([&](Transaction& t) { return insert_submission(t, submission); }));
  const auto confirm = [&](Transaction& t) { return confirm_submission(t, "shop", submission.id, 50); };
  CHECK(*fixture.write(confirm));
  CHECK_FALSE(*fixture.write(confirm));
  CHECK(fixture.count("SELECT confirmed_at FROM submission") == 50);
}

TEST_CASE("an account is verified once") {
  StoreFixture fixture;
  const Id id = fixture.add_account();
  const auto verify = [&](Transaction& t) { return verify_account(t, "shop", id, 50); };
  CHECK(*fixture.write(verify));
  CHECK_FALSE(*fixture.write(verify));
  const auto account = fixture.write([&](Transaction& t) { return find_account(t, "shop", id); });
  REQUIRE((account && account->has_value()));
  CHECK((*account)->is_verified);
  CHECK((*account)->verified_at == 50);
}

TEST_CASE("a token works once and before its end") {
  StoreFixture fixture;
  const Submission submission = sample_submission(fixture.add_account());
  const Token token = sample_token(submission, 1);
  REQUIRE(fixture.write([&](Transaction& t) -> Status {
    if (auto added = insert_submission(t, submission); !added) return added;
    return insert_token(t, token);
  }));
  const auto use = [&](Millis now) {
    return *fixture.write([&, now](Transaction& t) { return mark_token_used(t, token.hash, now); });
  };
  CHECK_FALSE(use(100));
  CHECK(use(99));
  CHECK_FALSE(use(99));
  const auto found = fixture.write([&](Transaction& t) { return find_token(t, token.hash); });
  REQUIRE((found && found->has_value()));
  CHECK((*found)->used_at == 99);
  CHECK((*found)->claim.kind == "email");
  CHECK((*found)->submission_id == submission.id);
  CHECK_FALSE((*fixture.write([&](Transaction& t) { return find_token(t, Bytes32{}); })).has_value());
}

TEST_CASE("a newer mail cancels the older token") {
  StoreFixture fixture;
  const Submission submission = sample_submission(fixture.add_account());
  REQUIRE(fixture.write([&](Transaction& t) { return insert_submission(t, submission); }));
  REQUIRE(fixture.write([&](Transaction& t) { return insert_token(t, sample_token(submission, 1)); }));
  CHECK(*fixture.write([&](Transaction& t) { return cancel_tokens(t, "shop", *submission.account_id, 20); }) == 1);
  CHECK_FALSE(*fixture.write([&](Transaction& t) { return mark_token_used(t, sample_token(submission, 1).hash, 20); }));
}

TEST_CASE("a kept answer is found by tenant, route and key") {
  StoreFixture fixture;
  KeptAnswer answer{"shop", "POST /v1/submissions", {}, {}, 202, {1, 2}, 1000};
  answer.key_hash.fill(3);
  const auto keep = [&](Transaction& t) { return insert_idempotency(t, answer); };
  REQUIRE(fixture.write(keep));
  CHECK(failed_with(fixture.write(keep), StoreErrc::kConstraint));
  const auto found = [&](std::string_view tenant, std::string_view route) {
    return *fixture.write([&](Transaction& t) { return find_idempotency(t, tenant, route, answer.key_hash); });
  };
  REQUIRE(found("shop", answer.route));
  CHECK(found("shop", answer.route)->status == 202);
  CHECK(found("shop", answer.route)->answer_sealed == Bytes{1, 2});
  CHECK_FALSE(found("bank", answer.route));
  CHECK_FALSE(found("shop", "POST /v1/check"));
  CHECK(*fixture.write([](Transaction& t) { return purge_idempotency(t, 1001, 10); }) == 1);
  CHECK_FALSE(found("shop", answer.route));
}

TEST_CASE("accounts never verified go with all that belongs to them") {
  StoreFixture fixture;
  const Id old = fixture.add_account("shop", 10), verified = fixture.add_account("shop", 10);
  fixture.add_account("shop", 1000);
  const Submission submission = sample_submission(old);
  REQUIRE(fixture.write([&](Transaction& t) -> Status {
    if (auto done = insert_submission(t, submission); !done) return done;
    if (auto done = insert_claim(t, fixture.email_key(), old, 1, 2); !done) return done;
    if (auto done = insert_token(t, sample_token(submission, 1)); !done) return done;
    if (auto done = verify_account(t, "shop", verified, 20); !done) return done.error();
    return Done{};
  }));
  CHECK(*fixture.write([](Transaction& t) { return purge_unverified_accounts(t, 500, 10); }) == 1);
  CHECK(fixture.count("SELECT count(*) FROM account") == 2);
  CHECK(fixture.count("SELECT (SELECT count(*) FROM claim) + (SELECT count(*) FROM token)"
                      " + (SELECT count(*) FROM submission)") == 0);
}

TEST_CASE("events of a subject come oldest first") {
  StoreFixture fixture;
  const Id subject = crypto::new_id(1);
  for (const Millis at : {30, 10, 20}) {
    REQUIRE(fixture.write([&, at](Transaction& t) {
      return insert_event(t, {crypto::new_id(at), "shop", "test", subject, at, "{}"});
    }));
  }
  const auto events = fixture.write([&](Transaction& t) { return find_events(t, "shop", subject); });
  REQUIRE(events);
  REQUIRE(events->size() == 3);
  CHECK((*events)[0].at == 10);
  CHECK((*events)[2].at == 30);
}
