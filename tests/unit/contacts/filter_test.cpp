#include "contacts/filter.hpp"

#include <chrono>
#include <iostream>

#include "fixture.hpp"
#include "store/account_links.hpp"
#include "store/consents.hpp"

namespace guichet::contacts {
namespace {

struct FilterFixture : store::StoreFixture {
  store::AccountFilter filter(std::string_view text, Millis now = 1) {
    const auto json = parse_json(text);
    REQUIRE(json);
    auto read = read_filter(*json, "", now);
    REQUIRE(read);
    return *std::move(read);
  }

  std::int64_t count_of(std::string_view text) {
    auto database = store::Database::open(options, store::OpenMode::kReadOnly);
    REQUIRE(database);
    const auto count = store::count_accounts(*database, "shop", filter(text));
    REQUIRE(count);
    return *count;
  }

  void consents(const Id& account, std::string state, std::string site = "shop") {
    store::Consent consent;
    consent.tenant = "shop";
    consent.account = account;
    consent.site = std::move(site);
    consent.purpose = "newsletter";
    consent.state = std::move(state);
    REQUIRE(write([&](store::Transaction& transaction) { return store::put_consent(transaction, consent); }));
  }
};

}  // namespace

TEST_CASE_METHOD(FilterFixture, "accounts are chosen by what they consent to") {
  consents(add_account(), "confirmed");
  consents(add_account(), "withdrawn");
  const Id both = add_account();
  consents(both, "confirmed", "other");
  consents(both, "expired");
  add_account();
  add_account("another tenant");
  CHECK(count_of(R"({"consent":{"purpose":"newsletter","state":"confirmed"}})") == 2);
  CHECK(count_of(R"({"consent":{"purpose":"newsletter","site":"shop","state":"confirmed"}})") == 1);
  CHECK(count_of(R"({"consent":{"purpose":"newsletter","state":"withdrawn"}})") == 1);
  CHECK(count_of(R"({"consent":{"purpose":"newsletter","state":"expired"}})") == 1);
  CHECK(count_of(R"({"consent":{"purpose":"newsletter","state":"none"}})") == 1);
  CHECK(count_of(R"({"consent":{"purpose":"partners","state":"none"}})") == 4);
  CHECK(count_of(R"({"not":{"consent":{"purpose":"newsletter","state":"confirmed"}}})") == 2);
}

// test_contacts "[.speed]" prints how long counts over a hundred thousand accounts take.
TEST_CASE_METHOD(FilterFixture, "counts over a hundred thousand accounts", "[.speed]") {
  constexpr int kAccounts = 100'000;
  REQUIRE(write([](store::Transaction& transaction) -> store::Status {
    Id before{};
    for (int i = 0; i < kAccounts; ++i) {
      store::Account account;
      account.id = crypto::new_id(i);
      account.tenant = "shop";
      account.is_verified = i % 2 == 0;
      account.profile_sealed = Bytes(300);
      account.created_at = i;
      if (auto done = store::insert_account(transaction, account); !done) return done;
      store::Submission submission;
      submission.id = account.id;
      submission.tenant = "shop";
      submission.site = i % 3 == 0 ? "shop" : "other";
      submission.form_id = "newsletter-fr";
      submission.account_id = account.id;
      submission.values_sealed = Bytes(400);
      submission.locale = i % 5 == 0 ? "en" : "fr";
      submission.channel = "browser";
      if (auto done = store::insert_submission(transaction, submission); !done) return done;
      store::Consent consent;
      consent.tenant = "shop";
      consent.account = account.id;
      consent.site = "shop";
      consent.purpose = "newsletter";
      consent.state = i % 4 == 0 ? "confirmed" : "withdrawn";
      if (auto done = store::put_consent(transaction, consent); !done) return done;
      if (i % 3 == 1) {
        const store::AccountLink link{crypto::new_id(i),
                                      "shop",
                                      std::min(before, account.id),
                                      std::max(before, account.id),
                                      "score",
                                      0.9,
                                      "m",
                                      1,
                                      {}};
        if (auto done = store::insert_link(transaction, link); !done) return done;
      }
      before = account.id;
    }
    return Done{};
  }));
  for (
      const char* text :
      {R"({"status":"verified"})", R"({"source":{"site":"shop","locale":"fr"}})",
       R"({"consent":{"purpose":"newsletter","state":"confirmed"}})", R"({"linked":false})",
       R"({"messages":{"days":7,"at_most":2}})",
       R"({"all":[{"status":"verified"},{"source":{"site":"shop"}},{"consent":{"purpose":"newsletter","state":"confirmed"}},{"messages":{"days":7,"at_most":2}}]})"}) {
    const auto begin = std::chrono::steady_clock::now();
    const auto count = count_of(text);
    const auto took = std::chrono::steady_clock::now() - begin;
    std::cout << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms, " << count
              << ": " << text << '\n';
  }
}

}  // namespace guichet::contacts
