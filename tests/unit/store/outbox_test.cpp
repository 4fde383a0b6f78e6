#include "store/outbox.hpp"

#include <atomic>

#include "fixture.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

const Id kWorker{1}, kOther{2};

NewMail mail_at(Millis created_at, std::uint8_t recipient = 1) {
  NewMail mail;
  mail.id = crypto::new_id(created_at);
  mail.tenant = "shop";
  mail.kind = "mail.confirm";
  mail.recipient_ix.fill(recipient);
  mail.payload_sealed = {9, 9};
  mail.created_at = created_at;
  mail.give_up_at = created_at + 1000;
  return mail;
}

void enqueue(StoreFixture& fixture, const NewMail& mail) {
  REQUIRE(fixture.write([&](Transaction& t) { return enqueue_mail(t, mail); }));
}

std::vector<LeasedMail> lease(StoreFixture& fixture, const Id& owner, Millis now, std::int64_t limit = 10) {
  auto mails = fixture.write([&](Transaction& t) { return lease_due_mails(t, owner, now, 60, limit); });
  REQUIRE(mails);
  return *std::move(mails);
}

std::optional<Millis> next_due(StoreFixture& fixture, Millis now = 0) {
  auto due = fixture.write([now](Transaction& t) { return next_mail_due_at(t, now); });
  REQUIRE(due);
  return *due;
}

}  // namespace

TEST_CASE("a due mail is leased to one worker until the lease ends") {
  StoreFixture fixture;
  enqueue(fixture, mail_at(100));
  CHECK(lease(fixture, kWorker, 99).empty());
  const auto leased = lease(fixture, kWorker, 100);
  REQUIRE(leased.size() == 1);
  CHECK(leased[0].payload_sealed == Bytes{9, 9});
  CHECK(leased[0].attempts == 1);
  CHECK(leased[0].give_up_at == 1100);
  CHECK(lease(fixture, kOther, 159).empty());
  CHECK(next_due(fixture) == 160);
  const auto taken_over = lease(fixture, kOther, 160);
  REQUIRE(taken_over.size() == 1);
  CHECK(taken_over[0].attempts == 2);

  const auto late = fixture.write([&](Transaction& t) { return mark_mail_sent(t, leased[0], kWorker, 161); });
  REQUIRE(late);
  CHECK_FALSE(*late);
  CHECK(*fixture.write([&](Transaction& t) { return mark_mail_sent(t, taken_over[0], kOther, 162); }));
  CHECK_FALSE(next_due(fixture));
  CHECK(fixture.count("SELECT count(*) FROM outbox WHERE state = 'sent' AND payload_sealed IS NULL") == 1);
}

TEST_CASE("a postponed mail waits, a failed one is over") {
  StoreFixture fixture;
  enqueue(fixture, mail_at(100));
  auto leased = lease(fixture, kWorker, 100);
  CHECK(*fixture.write([&](Transaction& t) { return postpone_mail(t, leased[0], kWorker, 500, "smtp.451"); }));
  CHECK(lease(fixture, kWorker, 499).empty());
  leased = lease(fixture, kWorker, 500);
  REQUIRE(leased.size() == 1);
  CHECK(leased[0].last_error_code == "smtp.451");
  CHECK(*fixture.write([&](Transaction& t) { return mark_mail_failed(t, leased[0], kWorker, 501, "smtp.550"); }));
  CHECK(lease(fixture, kWorker, 100000).empty());
  CHECK(fixture.count("SELECT count(*) FROM outbox WHERE last_error_code = 'smtp.550' AND payload_sealed IS NULL") ==
        1);
  const auto counts = fixture.write([](Transaction& t) { return count_outbox(t); });
  CHECK(counts->failed == 1);
  CHECK(counts->waiting == 0);
}

TEST_CASE("the oldest mails go first, no more than asked for") {
  StoreFixture fixture;
  for (const Millis at : {300, 100, 200}) enqueue(fixture, mail_at(at));
  CHECK(next_due(fixture) == 100);
  CHECK(lease(fixture, kWorker, 1000, 2).size() == 2);
  const auto last = lease(fixture, kWorker, 1000, 2);
  REQUIRE(last.size() == 1);
  CHECK(last[0].give_up_at == 1300);
}

TEST_CASE("the times of a recipient's mails of all kinds are known, the newest first") {
  StoreFixture fixture;
  for (const Millis at : {100, 200, 300}) enqueue(fixture, mail_at(at));
  NewMail other = mail_at(250);
  other.kind = "mail.account_exists";
  enqueue(fixture, other);
  enqueue(fixture, mail_at(400, 2));
  const auto times = [&](Millis since, std::int64_t limit) {
    Bytes32 recipient;
    recipient.fill(1);
    return *fixture.write([&](Transaction& t) { return recent_mail_times(t, "shop", recipient, since, limit); });
  };
  CHECK(times(0, 10) == std::vector<Millis>{300, 250, 200, 100});
  CHECK(times(200, 10) == std::vector<Millis>{300, 250});
  CHECK(times(0, 1) == std::vector<Millis>{300});
}

TEST_CASE("the mail workers hear of new rows after the commit, and only then") {
  StoreFixture fixture;
  std::atomic<int> heard = 0;
  fixture.store.writer->on_new_mail([&] { ++heard; });
  fixture.add_account();
  CHECK(heard == 0);
  enqueue(fixture, mail_at(1));
  // The listener runs on the writer thread after the answers: one more commit makes sure it has run.
  fixture.add_account();
  CHECK(heard == 1);
  const auto undone = fixture.write([](Transaction& t) -> Status {
    if (auto added = enqueue_mail(t, mail_at(2)); !added) return added;
    return StoreError{};
  });
  CHECK_FALSE(undone);
  fixture.add_account();
  CHECK(heard == 1);
  fixture.store.writer->on_new_mail(nullptr);
}

TEST_CASE("finished mails are purged by age, waiting ones never") {
  StoreFixture fixture;
  enqueue(fixture, mail_at(100));
  const auto leased = lease(fixture, kWorker, 100);
  enqueue(fixture, mail_at(101));
  REQUIRE(*fixture.write([&](Transaction& t) { return mark_mail_sent(t, leased[0], kWorker, 110); }));
  const auto purge = [](Millis before) {
    return [before](Transaction& t) { return purge_finished_mails(t, before, 10); };
  };
  CHECK(*fixture.write(purge(110)) == 0);
  CHECK(*fixture.write(purge(1000000)) == 1);
  CHECK(fixture.count("SELECT count(*) FROM outbox") == 1);
}

TEST_CASE("the newest confirmation mail that a server took is found with the server's reply") {
  StoreFixture fixture;
  const Id submission{7};
  const auto send = [&](Millis at, std::string_view kind, std::string_view reply, std::string_view note = {}) {
    NewMail mail = mail_at(at);
    mail.kind = kind;
    mail.submission_id = submission;
    enqueue(fixture, mail);
    const auto leased = lease(fixture, kWorker, at);
    REQUIRE(leased.size() == 1);
    CHECK(leased[0].submission_id == submission);
    CHECK(leased[0].recipient_ix == mail.recipient_ix);
    REQUIRE(*fixture.write([&](Transaction& t) { return mark_mail_sent(t, leased[0], kWorker, at + 1, note, reply); }));
    return mail.id;
  };
  const auto found = [&](std::string_view tenant = "shop") {
    return *fixture.write([&](Transaction& t) { return find_handed_over(t, tenant, submission); });
  };
  CHECK_FALSE(found());
  send(100, "mail.confirm", "250 2.0.0 OK queued as A");
  const Id newest = send(200, "mail.confirm", "250 2.0.0 OK queued as B", "smtp.reply_lost");
  send(300, "mail.account_exists", "250 2.0.0 OK queued as C");
  NewMail waiting = mail_at(400);
  waiting.submission_id = submission;
  enqueue(fixture, waiting);
  REQUIRE(found());
  CHECK(found()->id == newest);
  CHECK(found()->at == 201);
  CHECK(found()->reply == "250 2.0.0 OK queued as B");
  CHECK(found()->note == "smtp.reply_lost");
  CHECK_FALSE(found("other"));
  const auto mailed_to = fixture.write([&](Transaction& t) { return find_mailed_to(t, "shop", newest); });
  REQUIRE(mailed_to);
  REQUIRE(*mailed_to);
  CHECK((*mailed_to)->recipient_ix == waiting.recipient_ix);
  CHECK((*mailed_to)->submission_id == submission);
}

TEST_CASE("one domain has no more mails under way than it may, and others go on") {
  StoreFixture fixture;
  const auto to_domain = [&](Millis at, std::uint8_t domain) {
    NewMail mail = mail_at(at);
    mail.domain_ix.emplace().fill(domain);
    enqueue(fixture, mail);
    return mail.id;
  };
  const auto take_one = [&](Millis now) {
    const auto mails = fixture.write([&](Transaction& t) { return lease_due_mails(t, kWorker, now, 60, 1, 2); });
    REQUIRE(mails);
    return mails->empty() ? Id{} : (*mails)[0].id;
  };
  const Id first = to_domain(100, 1), second = to_domain(101, 1), third = to_domain(102, 1), other = to_domain(103, 2);
  CHECK(take_one(200) == first);
  CHECK(take_one(200) == second);
  CHECK(take_one(200) == other);
  CHECK(take_one(200) == Id{});
  CHECK(next_due(fixture, 200) == 260);  // the end of a lease, not the mail that is held back
  LeasedMail done;
  done.tenant = "shop";
  done.id = first;
  REQUIRE(*fixture.write([&](Transaction& t) { return mark_mail_sent(t, done, kWorker, 201); }));
  CHECK(take_one(202) == third);
}
