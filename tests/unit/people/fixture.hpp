#pragma once

#include <string>
#include <vector>

#include "../store/fixture.hpp"
#include "crypto/blind_index.hpp"
#include "crypto/seal.hpp"
#include "people/account_view.hpp"
#include "people/join.hpp"
#include "people/links.hpp"
#include "people/match_case.hpp"
#include "people/review.hpp"
#include "people/review_view.hpp"
#include "store/contact_log.hpp"
#include "store/match_outcomes.hpp"
#include "store/outbox.hpp"
#include "store/submissions.hpp"

namespace guichet::people {

inline const std::string kShop = "shop";

// A new account with its one submission.
struct SignedUp {
  Id account{};
  Id submission{};
};

// People who sign up, and what the store knows of them; the test holds the clock.
struct PeopleFixture : store::StoreFixture {
  crypto::Keys keys = *crypto::Keys::random();
  signup::Policy policy = unhurried();
  // No pause between mails.
  static signup::Policy unhurried() {
    signup::Policy policy;
    policy.public_url = "https://edge.example";
    policy.mails = std::make_shared<signup::MailGate>(signup::AddressLimits{0, 5, 5});
    return policy;
  }

  Millis now = 1'800'000'000'000;

  store::ClaimKey claim_of(const std::string& email) const {
    return {kShop, "email", crypto::blind_index(keys, kShop, "email", email)};
  }

  // Without an address: a record that no mail can prove.
  SignedUp sign_up(const std::string& email, const std::string& site = "site",
                   const std::string& tenant = kShop) {
    const SignedUp made{crypto::new_id(now), crypto::new_id(now)};
    const std::string values = R"({"email":")" + email + R"("})";
    store::Account account{
        made.account, tenant, false, crypto::seal(keys, values, {tenant, "account.profile", made.account}),
        now,          {}};
    store::Submission submission;
    submission.id = made.submission;
    submission.tenant = tenant;
    submission.site = site;
    submission.form_id = "newsletter";
    submission.account_id = made.account;
    submission.outcome = "accept";
    submission.codes = "[]";
    submission.locale = "fr";
    submission.channel = "browser";
    submission.received_at = now;
    REQUIRE(write([&](store::Transaction& t) { return store::insert_account(t, account); }));
    REQUIRE(write([&](store::Transaction& t) { return store::insert_submission(t, submission); }));
    if (!email.empty()) {
      REQUIRE(write([&](store::Transaction& t) {
        return store::insert_claim(t, claim_of(email), made.account, now, now + policy.account_lifetime);
      }));
    }
    return made;
  }

  // What a click on the link of the confirmation mail does.
  void confirm(const SignedUp& who, const std::string& email);

  SignedUp verified(const std::string& email) {
    const SignedUp who = sign_up(email);
    confirm(who, email);
    return who;
  }

  MatchCase found(const SignedUp& who, const Id& candidate, match::Band band) const {
    MatchCase found{kShop, who.submission, who.account, candidate, {}, band, "model-1", "en"};
    found.verdict.score = 2.5;
    found.verdict.certainty = 0.93;
    found.verdict.household = 0.05;
    found.verdict.relation = match::Relation::kSamePerson;
    found.verdict.runner_up = match::Relation::kSameHousehold;
    found.verdict.prior = -3.5;
    found.verdict.evidence = {{match::Field::kFamilyName, "same", 6.0}};
    return found;
  }

  void take_up(const SignedUp& who, const Id& candidate, match::Band band) {
    const MatchCase given = found(who, candidate, band);
    REQUIRE(write([&](store::Transaction& t) { return people::take_up(t, keys, policy, given, now); }));
  }

  // The pair's review; REQUIRE that there is one.
  store::MatchReview review(const Id& account, const Id& other) {
    const auto found =
        write([&](store::Transaction& t) { return store::find_review_of(t, kShop, account, other); });
    REQUIRE(found);
    REQUIRE(*found);
    return **found;
  }

  DecisionVerdict decide(const Id& review, Decision decision, bool revises = false) {
    const DecisionOrder order{kShop, review, decision, std::nullopt, "shop-backend", revises};
    const auto verdict = write([&](store::Transaction& t) { return people::decide(t, keys, order, now); });
    REQUIRE(verdict);
    return *verdict;
  }

  Person person(const Id& account, const std::string& tenant = kShop) {
    const auto found = write([&](store::Transaction& t) { return find_person(t, tenant, account); });
    REQUIRE(found);
    return *found;
  }

  bool are_one(const SignedUp& left, const SignedUp& right) {
    return person(left.account).has(right.account);
  }

  // All that the interface shows of an account, as bytes.
  std::string view(const Id& account) {
    const auto view = write([&](store::Transaction& t) { return account_view(t, kShop, account, now); });
    REQUIRE(view);
    return *view ? write_json(**view) : std::string();
  }

  std::vector<store::MatchOutcome> outcomes() {
    const auto list = write([&](store::Transaction& t) { return store::list_outcomes(t, kShop, {}, 1000); });
    REQUIRE(list);
    return *list;
  }

  struct Mail {
    std::string kind;
    std::string to;
    std::string text;  // the whole payload
    std::string token;
  };

  // The mails that wait, oldest first; they are gone then.
  std::vector<Mail> take_mails() {
    const Id owner = crypto::new_id(now);
    const auto leased = write(
        [&](store::Transaction& t) { return store::lease_due_mails(t, owner, now, 1'000'000'000, 100); });
    REQUIRE(leased);
    std::vector<Mail> mails;
    for (const store::LeasedMail& mail : *leased) {
      const auto payload = crypto::open(keys, mail.payload_sealed, {kShop, "outbox.payload", mail.id});
      REQUIRE(payload);
      const Json json = *parse_json(*payload);
      const std::string url = json["url"].get<std::string>();
      mails.push_back({mail.kind, json["to"].get<std::string>(), *payload, url.substr(url.rfind('/') + 1)});
    }
    return mails;
  }

  LinkState join(const std::string& token) {
    const auto link = write([&](store::Transaction& t) { return people::join(t, keys, token, now); });
    REQUIRE(link);
    return link->state;
  }
};

}  // namespace guichet::people
