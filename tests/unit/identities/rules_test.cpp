#include "identities/rules.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace guichet::identities;
using guichet::login::MailTrust;

namespace {

constexpr LocalMail kLocals[] = {LocalMail::kNobody, LocalMail::kUnverified, LocalMail::kVerified};
constexpr MailTrust kTrusts[] = {MailTrust::kNone, MailTrust::kUnverified, MailTrust::kVerified,
                                 MailTrust::kAuthoritative};
constexpr LinkPolicy kPolicies[] = {LinkPolicy::kAsk, LinkPolicy::kAutomatic};

// Calls with everything that a predicate lets through.
template <class Wanted, class Check>
void for_all(Wanted wanted, Check check) {
  for (const bool is_enabled : {false, true}) {
    for (const bool is_known : {false, true}) {
      for (const LocalMail local : kLocals) {
        for (const MailTrust mail : kTrusts) {
          for (const LinkPolicy policy : kPolicies) {
            const Circumstances each{is_enabled, is_known, local, mail, policy};
            if (!wanted(each)) continue;
            CAPTURE(is_enabled, is_known, static_cast<int>(local), static_cast<int>(mail),
                    static_cast<int>(policy));
            check(each);
          }
        }
      }
    }
  }
}

bool is_new(const Circumstances& each) { return each.is_enabled && !each.is_known; }
bool is_proved(const Circumstances& each) { return each.mail == MailTrust::kAuthoritative; }

}  // namespace

TEST_CASE("A48 row 1: a known identity signs in, whatever the provider says of an address") {
  for_all([](const Circumstances& each) { return each.is_enabled && each.is_known; },
          [](const Circumstances& each) { CHECK(linking_rule(each) == Rule::kSignIn); });
}

TEST_CASE(
    "A48 row 2: a new one with an authoritative, verified address that nobody has gets an account of its "
    "own") {
  for_all(
      [](const Circumstances& each) {
        return is_new(each) && is_proved(each) && each.local == LocalMail::kNobody;
      },
      [](const Circumstances& each) { CHECK(linking_rule(each) == Rule::kFresh); });
}

TEST_CASE("A48 row 3: any other address, or none, is proved by a mail first") {
  for_all(
      [](const Circumstances& each) {
        return is_new(each) && !is_proved(each) && each.local == LocalMail::kNobody;
      },
      [](const Circumstances& each) { CHECK(linking_rule(each) == Rule::kProve); });
}

TEST_CASE("A48 row 4: authoritative and verified on both sides: asked, or connected where the site says so") {
  for_all(
      [](const Circumstances& each) {
        return is_new(each) && is_proved(each) && each.local == LocalMail::kVerified;
      },
      [](const Circumstances& each) {
        CHECK(linking_rule(each) == (each.policy == LinkPolicy::kAsk ? Rule::kAsk : Rule::kConnect));
      });
}

TEST_CASE("A48 row 5: a verified account and any other address: the mailbox is proved in the same browser") {
  for_all(
      [](const Circumstances& each) {
        return is_new(each) && !is_proved(each) && each.local == LocalMail::kVerified;
      },
      [](const Circumstances& each) { CHECK(linking_rule(each) == Rule::kProve); });
}

TEST_CASE("A48 row 6: an unverified account never gains by a login: a fresh one, or proof and a reset") {
  for_all([](const Circumstances& each) { return is_new(each) && each.local == LocalMail::kUnverified; },
          [](const Circumstances& each) {
            CHECK(linking_rule(each) == (is_proved(each) ? Rule::kFresh : Rule::kProveAndReset));
          });
}

TEST_CASE("A48 row 7, CVE-2025-64717: a provider that is not enabled signs nobody in and connects nothing") {
  for_all([](const Circumstances& each) { return !each.is_enabled; },
          [](const Circumstances& each) { CHECK(linking_rule(each) == Rule::kRefuse); });
}

TEST_CASE("A48 nothing is connected without proof on both sides, in any of the circumstances") {
  for_all([](const Circumstances&) { return true; },
          [](const Circumstances& each) {
            const Rule rule = linking_rule(each);
            if (rule != Rule::kConnect && rule != Rule::kAsk) return;
            CHECK(is_proved(each));
            CHECK(each.local == LocalMail::kVerified);
            CHECK(each.is_enabled);
          });
}
