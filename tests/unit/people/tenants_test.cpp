// What one tenant has, another one cannot name, count, list or undo: whoever asks in its name finds nothing.
#include "fixture.hpp"
#include "people/outcome.hpp"
#include "people/pressure.hpp"
#include "store/import_rows.hpp"
#include "store/match_accounts.hpp"

using namespace guichet;
using namespace guichet::people;

namespace {

// A pair of the shop with all that hangs on it.
struct TenantsFixture : PeopleFixture {
  SignedUp known = verified("known@example.com");
  SignedUp other = sign_up("other@example.com");
  Id review_id{};
  Id link_id{};

  TenantsFixture() {
    take_up(other, known.account, match::Band::kReview);
    review_id = review(other.account, known.account).id;
    CHECK(decide(review_id, Decision::kSame) == DecisionVerdict::kDone);
    link_id = person(known.account).links.at(0).id;
    REQUIRE(write([&](store::Transaction& t) -> store::Status {
      const auto logged = store::insert_contact(t, {kShop, {}, known.account, "newsletter", "email", now});
      if (!logged) return logged.error();
      const store::Status put = store::put_match_account(t, {kShop, known.account, {}, {42}, now});
      if (!put) return put;
      return store::put_import_row(t, {kShop, "crm", {}, {}, known.account, now});
    }));
  }

  template <class Ask>
  auto ask(Ask asking) {
    auto answer = write(asking);
    REQUIRE(answer);
    return *std::move(answer);
  }
};

}  // namespace

TEST_CASE_METHOD(TenantsFixture,
                 "another tenant finds no account, person, review, link or outcome of this one") {
  const localize::Localizer localizer;
  for (const std::string tenant : {"shop", "bank"}) {
    CAPTURE(tenant);
    const bool is_own = tenant == kShop;
    CHECK(ask([&](store::Transaction& t) {
            return account_view(t, tenant, known.account, now);
          }).has_value() == is_own);
    CHECK((person(known.account, tenant).accounts.size() == 2) == is_own);
    CHECK(ask([&](store::Transaction& t) { return is_verified_person(t, tenant, known.account); }) == is_own);
    CHECK(ask([&](store::Transaction& t) {
            return review_view(t, keys, localizer, tenant, review_id, "en");
          }).has_value() == is_own);
    CHECK(ask([&](store::Transaction& t) {
            return store::find_review_of(t, tenant, known.account, other.account);
          }).has_value() == is_own);
    CHECK(ask([&](store::Transaction& t) { return review_list(t, tenant, "decided", {}, 10); })["reviews"]
              .empty() != is_own);
    CHECK(ask([&](store::Transaction& t) { return store::find_link(t, tenant, link_id); }).has_value() ==
          is_own);
    CHECK(ask([&](store::Transaction& t) { return outcome_list(t, tenant, {}, 10); })["outcomes"].empty() !=
          is_own);
  }
}

TEST_CASE_METHOD(TenantsFixture,
                 "another tenant counts no message, and finds no profile and no row of this one") {
  for (const std::string tenant : {"shop", "bank"}) {
    CAPTURE(tenant);
    const bool is_own = tenant == kShop;
    CHECK(ask([&](store::Transaction& t) {
            return store::count_contacts(t, tenant, known.account, 0, 0);
          }).empty() != is_own);
    CHECK(ask([&](store::Transaction& t) {
            return store::find_contact_times(t, tenant, known.account, "", 0, 10);
          }).empty() != is_own);
    CHECK(ask([&](store::Transaction& t) { return store::find_match_account(t, tenant, 1); }).has_value() ==
          is_own);
    CHECK(ask([&](store::Transaction& t) { return store::list_match_accounts(t, tenant, 0, 10); }).empty() !=
          is_own);
    CHECK(ask([&](store::Transaction& t) {
            return store::find_import_row(t, tenant, "crm", {});
          }).has_value() == is_own);
  }
}

TEST_CASE_METHOD(TenantsFixture, "another tenant decides and undoes nothing of this one") {
  const DecisionOrder order{"bank", review_id, Decision::kDifferent, std::nullopt, "bank-backend", true};
  CHECK(ask([&](store::Transaction& t) { return people::decide(t, keys, order, now); }) ==
        DecisionVerdict::kUnknown);
  CHECK(ask([&](store::Transaction& t) {
          return people::undo(t, keys, "bank", link_id, "bank-backend", now);
        }) == UndoVerdict::kUnknown);
  CHECK_FALSE(ask([&](store::Transaction& t) { return people::unlink(t, "bank", link_id, "test", now); }));
  REQUIRE(
      write([&](store::Transaction& t) { return store::remove_match_account(t, "bank", known.account); }));
  CHECK(count("SELECT count(*) FROM match_key") == 1);
  CHECK(are_one(known, other));
}
