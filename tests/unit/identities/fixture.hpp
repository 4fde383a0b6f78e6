#pragma once

#include <fstream>
#include <set>

#include "../store/fixture.hpp"
#include "consent/publish.hpp"
#include "consent/settings.hpp"
#include "crypto/hash.hpp"
#include "crypto/seal.hpp"
#include "crypto/short_code.hpp"
#include "crypto/token.hpp"
#include "identities/arrival.hpp"
#include "identities/click.hpp"
#include "identities/connect.hpp"
#include "identities/id_token.hpp"
#include "identities/link_request.hpp"
#include "identities/person_text.hpp"
#include "identities/records.hpp"
#include "identities/result.hpp"
#include "identities/sessions.hpp"
#include "matching/index.hpp"
#include "optin/confirmation.hpp"
#include "optin/short_code.hpp"
#include "people/email_address.hpp"
#include "signup/write_once.hpp"
#include "store/events.hpp"
#include "store/identities.hpp"
#include "store/outbox.hpp"
#include "store/tokens.hpp"

namespace guichet::identities {

inline const std::string kShop = "shop";
inline const std::string kIssuer = "https://accounts.example";
constexpr Millis kMinute = 60LL * 1000;
constexpr Millis kHour = 60 * kMinute;

inline constexpr std::string_view kFormFile =
    R"({"id":"newsletter","locale":"en","fields":{"email":{"required":true},"given-name":{}},)"
    R"("consents":[{"purpose":"newsletter","title":{"en":"News"},"text":{"en":"Send me news."}}]})";

// A text among the members of an answer; empty when it is not there.
inline std::string told(const Json& json, std::string_view name) {
  const Json* member = find_member(json, name);
  return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
}

// A browser that went to a provider and came back.
struct Visitor {
  Arrived arrived;
  TakenResult result;  // what its page took
};

// What a submission with a form was answered.
struct Sent {
  Json answer;
  std::string bytes;
  std::string key;  // of the request
};

struct SentMail {
  std::string kind;
  Json payload;

  std::string member(const std::string& name) const { return told(payload, name); }
  std::string token() const { return member("url").substr(member("url").rfind('/') + 1); }
};

// People who sign in at providers and sign up at a site, with the real store; the test holds the clock.
struct LoginFixture : store::StoreFixture {
  crypto::Keys keys = *crypto::Keys::random();
  Millis now = 1'800'000'000'000;
  forms::FormLibrary forms = load_forms();
  localize::Localizer localizer;
  consent::Settings consents = consent_settings();
  signup::Policy policy;
  Settings settings;
  int requests = 0;

  LoginFixture() {
    policy.public_url = "https://edge.example";
    policy.mails = std::make_shared<signup::MailGate>(signup::AddressLimits{0, 50, 50});
    policy.consent = &consents;
    policy.identities = &settings;
    settings.public_url = policy.public_url;
    settings.signing_key = make_signing_key(keys);
    settings.providers = {{"google", "Google"}, {"microsoft", "Microsoft"}, {"apple", "Apple"}};
    settings.policy = &policy;
    REQUIRE(write([&](store::Transaction& t) { return consent::publish(t, kShop, forms, now); }));
  }
  LoginFixture(const LoginFixture&) = delete;
  LoginFixture& operator=(const LoginFixture&) = delete;

  forms::FormLibrary load_forms() const {
    const auto path = folder.path / "forms";
    std::filesystem::create_directory(path);
    std::ofstream(path / "newsletter.json") << kFormFile;
    auto loaded = forms::FormLibrary::load(path);
    if (!loaded) INFO(loaded.error().reason);
    REQUIRE(loaded);
    return *std::move(loaded);
  }

  consent::Settings consent_settings() const {
    consent::Settings made;
    made.public_url = "https://edge.example";
    made.mail_domain = "example.org";
    made.forms = &forms;
    made.localizer = &localizer;
    return made;
  }

  // Somebody with an address as good as a mail of ours, one that anybody may have typed there, and so on.
  static login::Person person(const std::string& subject, const std::string& email, login::MailTrust trust,
                              const std::string& provider = "google", const std::string& issuer = kIssuer) {
    login::Person made{provider, issuer, subject, {{"given-name", "Marie"}}, trust, "upstream-" + subject};
    if (!email.empty()) made.values["email"] = email;
    return made;
  }
  static login::Person proved(const std::string& subject, const std::string& email) {
    return person(subject, email, login::MailTrust::kAuthoritative);
  }
  static login::Person unproved(const std::string& subject, const std::string& email) {
    return person(subject, email, login::MailTrust::kUnverified, "microsoft", "https://login.example");
  }

  static Bytes32 challenge_of(std::string_view verifier) { return crypto::sha256({bytes_of(verifier)}); }

  Arrived arrive(const login::Person& who, const std::string& old_session = {}) {
    const Arrival arrival{{kShop, "site", "newsletter", "en", who.provider, challenge_of("verifier")},
                          who,
                          "Google",
                          "header.of-the-provider.signature",
                          old_session};
    const auto arrived =
        write([&](store::Transaction& t) { return identities::arrive(t, keys, settings, arrival, now); });
    REQUIRE(arrived);
    return *arrived;
  }

  std::optional<TakenResult> take(const std::string& code, const std::string& verifier = "verifier",
                                  const std::string& site = "site", const std::string& session = {}) {
    const ResultOrder order{kShop, site, code, verifier, session};
    auto taken = write([&](store::Transaction& t) { return take_result(t, keys, settings, order, now); });
    REQUIRE(taken);
    return *std::move(taken);
  }

  // There, back again, and taken by the page.
  Visitor sign_in(const login::Person& who, const std::string& old_session = {}) {
    Visitor visitor{arrive(who, old_session), {}};
    auto taken = take(visitor.arrived.code);
    REQUIRE(taken);
    visitor.result = *std::move(taken);
    return visitor;
  }

  struct Form {
    std::string email;
    std::string name = "Marie";
    std::string ticket = {};
    bool ticks = false;
    std::string site = "site";
  };

  Sent send(const Form& form) {
    const forms::PublishedForm* published = forms.find("newsletter");
    signup::Submission submission{published, Json{{"email", form.email}, {"given-name", form.name}}, "en",
                                  Json()};
    submission.login = form.ticket;
    if (form.ticks) submission.consents = {{"newsletter", published->consents[0].wordings[0].hash}};
    auto judgement = signup::judge(submission, nullptr);
    REQUIRE(judgement);
    Sent sent;
    sent.key = "key" + std::to_string(++requests);
    const signup::Intake intake{kShop,  form.site,  signup::Channel::kBrowser, sent.key,
                                "body", submission, *std::move(judgement)};
    const auto answer =
        write([&](store::Transaction& t) { return signup::write_once(t, keys, policy, intake, now); });
    REQUIRE(answer);
    sent.bytes = answer->body;
    sent.answer = *parse_json(answer->body);
    return sent;
  }

  // The mails that wait, oldest first; they are gone then.
  std::vector<SentMail> take_mails() {
    const Id owner = crypto::new_id(now);
    const auto leased = write(
        [&](store::Transaction& t) { return store::lease_due_mails(t, owner, now, 1'000'000'000'000, 100); });
    REQUIRE(leased);
    std::vector<SentMail> mails;
    for (const store::LeasedMail& mail : *leased) {
      const auto payload = crypto::open(keys, mail.payload_sealed, {kShop, "outbox.payload", mail.id});
      REQUIRE(payload);
      mails.push_back({mail.kind, *parse_json(*payload)});
    }
    return mails;
  }

  SentMail take_mail() {
    auto mails = take_mails();
    REQUIRE(mails.size() == 1);
    return mails.front();
  }

  std::size_t mails_of(const std::string& kind) {
    std::size_t found = 0;
    for (const SentMail& mail : take_mails()) {
      if (mail.kind == kind) ++found;
    }
    return found;
  }

  // The mail's link in a browser with this cookie.
  optin::Confirmed confirm(const std::string& token, const std::string& session = {}) {
    const auto confirmed = write([&](store::Transaction& t) {
      return optin::confirm(t, keys, policy, token, {session, false}, now);
    });
    REQUIRE(confirmed);
    return *confirmed;
  }

  // The mail's code in the page that sent the submission.
  optin::CodeOutcome type_code(const std::string& key, const std::string& code) {
    const optin::TypedCode typed{kShop, signup::request_index(keys, kShop, key), code};
    const auto outcome =
        write([&](store::Transaction& t) { return optin::confirm_by_code(t, keys, policy, typed, now); });
    REQUIRE(outcome);
    return *outcome;
  }

  // An account whose address a mail of ours has proved.
  Id verified_account(const std::string& email, const std::string& name = "Marie", bool ticks = false) {
    send({email, name, {}, ticks});
    REQUIRE(confirm(take_mail().token()).link.state == LinkState::kDone);
    static_cast<void>(take_mails());
    const auto holder = holder_of(email);
    REQUIRE(holder);
    return *holder;
  }

  store::ClaimKey claim_of(const std::string& email) const {
    const auto read = people::read_email(keys, kShop, email);
    REQUIRE(read);
    return read->claim;
  }

  // Whose the address is.
  std::optional<Id> holder_of(const std::string& email) {
    const auto claim =
        write([&](store::Transaction& t) { return store::find_verified_claim(t, claim_of(email)); });
    REQUIRE(claim);
    return *claim ? std::optional((*claim)->account_id) : std::nullopt;
  }

  std::vector<store::Claim> claims(const std::string& email) {
    const auto found = write([&](store::Transaction& t) { return store::find_claims(t, claim_of(email)); });
    REQUIRE(found);
    return *found;
  }

  std::string profile(const Id& account) {
    const auto found = write([&](store::Transaction& t) { return store::find_account(t, kShop, account); });
    REQUIRE(found);
    REQUIRE(*found);
    const auto text = crypto::open(keys, (*found)->profile_sealed, {kShop, "account.profile", account});
    REQUIRE(text);
    return *text;
  }

  bool is_verified(const Id& account) {
    const auto found = write([&](store::Transaction& t) { return store::find_account(t, kShop, account); });
    REQUIRE(found);
    return *found && (*found)->is_verified;
  }

  std::vector<store::Identity> logins(const Id& account) {
    const auto found =
        write([&](store::Transaction& t) { return store::find_identities(t, kShop, account); });
    REQUIRE(found);
    return *found;
  }

  // The account that a sign-in leads to.
  std::optional<Id> account_of(const login::Person& who) {
    const Bytes32 index = identity_index_of(who);
    const auto found = write([&](store::Transaction& t) { return store::find_identity(t, kShop, index); });
    REQUIRE(found);
    return *found ? std::optional((*found)->account) : std::nullopt;
  }

  Bytes32 identity_index_of(const login::Person& who) const {
    return identity_index(keys, kShop, who.issuer, who.subject);
  }

  // The same where there has to be one.
  Id own_account(const login::Person& who) {
    const auto account = account_of(who);
    REQUIRE(account);
    return *account;
  }

  // The login that was connected to an account first.
  Id first_login(const Id& account) {
    const auto found = logins(account);
    REQUIRE_FALSE(found.empty());
    return found.front().id;
  }

  std::optional<Session> session(const std::string& cookie) {
    const auto found =
        write([&](store::Transaction& t) { return find_session(t, keys, kShop, cookie, now); });
    REQUIRE(found);
    return *found;
  }

  // Who is signed in by a cookie.
  std::optional<Id> signed_in(const std::string& cookie) {
    const auto found = session(cookie);
    return found ? found->account : std::nullopt;
  }

  std::optional<std::string> click(const std::string& ticket, const std::string& site = "site") {
    const auto token = write(
        [&](store::Transaction& t) { return connect_by_click(t, keys, settings, kShop, site, ticket, now); });
    REQUIRE(token);
    return *token;
  }

  DisconnectVerdict unlink(const Id& account, const Id& identity) {
    const auto verdict = write(
        [&](store::Transaction& t) { return disconnect(t, keys, settings, kShop, account, identity, now); });
    REQUIRE(verdict);
    return *verdict;
  }

  std::optional<Json> verify(const std::string& token) {
    const auto claims =
        write([&](store::Transaction& t) { return verify_id_token(t, settings, kShop, token, now); });
    REQUIRE(claims);
    return *claims;
  }

  std::vector<store::Event> events(const std::string& kind) {
    const auto list = write([&](store::Transaction& t) {
      return store::list_events(t, kShop, {0, kind, {}}, 1000);
    });
    REQUIRE(list);
    return *list;
  }

  std::int64_t consents_confirmed() {
    return count("SELECT count(*) FROM consent WHERE state = 'confirmed'");
  }
};

}  // namespace guichet::identities
