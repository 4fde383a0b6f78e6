#include "silos/import_row.hpp"

#include "../store/fixture.hpp"
#include "crypto/blind_index.hpp"
#include "crypto/seal.hpp"
#include "store/import_rows.hpp"

using namespace guichet;
using namespace guichet::silos;
using match::Token;

namespace {

// Rows of one silo that come into a store whose accounts are not compared.
struct ImportFixture : store::StoreFixture {
  crypto::Keys keys = *crypto::Keys::random();
  ImportContext context{keys, nullptr, "shop", "fr"};
  const ColumnNames known;

  RowResult bring(const std::string& id, const std::string& email, const std::string& tel = {},
                  Millis now = 1000) {
    SourceRecord record;
    record.id = id;
    record.values[static_cast<std::size_t>(Token::kEmail)] = email;
    record.values[static_cast<std::size_t>(Token::kTel)] = tel;
    const PreparedRow row = prepare_row(record, "crm", known, "FR");
    const auto result = write([&](store::Transaction& t) { return import_row(t, context, row, now); });
    REQUIRE(result);
    return *result;
  }

  store::Account account_of(const std::string& id) {
    auto database = store::Database::open(options, store::OpenMode::kReadOnly);
    const auto row = store::find_import_row(*database, "shop", "crm",
                                            crypto::blind_index(keys, "shop", "import-row", "crm\n" + id));
    REQUIRE((row && *row));
    const auto account = store::find_account(*database, "shop", (*row)->account_id);
    REQUIRE((account && *account));
    return **account;
  }

  std::string profile_of(const store::Account& account) {
    return *crypto::open(keys, account.profile_sealed, {"shop", "account.profile", account.id});
  }

  store::ClaimKey claim(const std::string& kind, const std::string& canonical) {
    return {"shop", kind, crypto::blind_index(keys, "shop", kind, canonical)};
  }
};

}  // namespace

TEST_CASE_METHOD(ImportFixture,
                 "a row is known by its silo and id, and taken again when it says something else") {
  CHECK(bring("1", "a@example.org").outcome == RowOutcome::kNew);
  CHECK(bring("1", "a@example.org").outcome == RowOutcome::kUnchanged);
  CHECK(bring("2", "a@example.org").outcome == RowOutcome::kNew);
  CHECK(bring("1", "b@example.org").outcome == RowOutcome::kChanged);
  CHECK(count("SELECT count(*) FROM account") == 2);
  CHECK(profile_of(account_of("1")) == R"({"email":"b@example.org"})");
}

TEST_CASE_METHOD(ImportFixture,
                 "mailbox and phone are claimed in their canonical spelling; what is no mailbox is not") {
  bring("1", "A@Example.org", "06 12 34 56 78");
  bring("2", "no address");
  auto database = store::Database::open(options, store::OpenMode::kReadOnly);
  CHECK(store::find_claims(*database, claim("email", "a@example.org"))->size() == 1);
  CHECK(store::find_claims(*database, claim("tel", "+33612345678"))->size() == 1);
  CHECK(count("SELECT count(*) FROM claim") == 2);
}

TEST_CASE_METHOD(ImportFixture, "what was imported outlives those who never confirmed, and their claims") {
  bring("1", "a@example.org");
  add_account();
  constexpr Millis kMuchLater = 4'000'000'000'000;
  CHECK(*write([](store::Transaction& t) { return store::purge_unverified_accounts(t, kMuchLater, 100); }) ==
        1);
  CHECK(*write([](store::Transaction& t) { return store::purge_expired_claims(t, kMuchLater, 100); }) == 0);
  CHECK(account_of("1").is_imported);
  CHECK_FALSE(account_of("1").is_verified);
}

TEST_CASE_METHOD(ImportFixture, "an address that a row no longer has leads to its account no more") {
  bring("1", "stranger@example.org", "06 12 34 56 78");
  bring("1", "customer@example.org", "06 12 34 56 78");
  auto database = store::Database::open(options, store::OpenMode::kReadOnly);
  CHECK(store::find_claims(*database, claim("email", "stranger@example.org"))->empty());
  CHECK(store::find_claims(*database, claim("email", "customer@example.org"))->size() == 1);
  CHECK(store::find_claims(*database, claim("tel", "+33612345678"))->size() == 1);
}

TEST_CASE_METHOD(ImportFixture, "a file does not say otherwise what a person has proved and said") {
  bring("1", "a@example.org");
  const store::Account before = account_of("1");
  REQUIRE(write([&](store::Transaction& t) { return store::verify_account(t, "shop", before.id, 2000); }));
  CHECK(bring("1", "b@example.org").outcome == RowOutcome::kChanged);
  CHECK(profile_of(account_of("1")) == R"({"email":"a@example.org"})");
  CHECK(count("SELECT count(*) FROM claim") == 1);
  CHECK(count("SELECT count(*) FROM submission") == 2);
}
