// What becomes of submissions and links, with a clock that the test holds.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "matching/index.hpp"
#include "optin/confirmation.hpp"
#include "signup/write_once.hpp"
#include "store/accounts.hpp"
#include "store/match_accounts.hpp"
#include "store/outbox.hpp"
#include "store/store.hpp"

using namespace guichet;

namespace {

constexpr Millis kHour = 3600LL * 1000;
const std::string kTenant = "default";

// A store in a folder of its own, and what a site would do with it.
class Counter {
 public:
  Counter() : keys_(*crypto::Keys::random()), folder_(make_folder()) {
    store::DatabaseOptions options;
    options.path = folder_ / "guichet.db";
    store_ = *store::open_store(options, now_);
    form_.id = "newsletter";
    form_.hash = "sha256:test";
    form_.locale = "fr";
    form_.description = Json{{"id", "newsletter"}, {"fields", {{"email", Json::object()}, {"given-name", Json::object()}}}};
  }
  ~Counter() {
    store_.drain();
    std::filesystem::remove_all(folder_);
  }
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;

  void pass(Millis time) { now_ += time; }

  // Signs up as a backend would see it.
  Json sign_up(const std::string& email, const std::string& name = "Marie") {
    signup::Submission submission{&form_, Json{{"email", email}, {"given-name", name}}, "fr", Json()};
    auto judgement = signup::judge(submission, nullptr);
    REQUIRE(judgement);
    const signup::Intake intake{kTenant, "site", signup::Channel::kBackend, "key" + std::to_string(++keys_used_),
                                "body", submission, *judgement};
    const auto answer = store::write_and_wait(*store_.writer, [&](store::Transaction& transaction) {
      return signup::write_once(transaction, keys_, policy_, intake, now_);
    });
    REQUIRE(answer);
    return *parse_json(answer->body);
  }

  // The links of the mails that wait, oldest first; the mails are gone then.
  std::vector<std::string> take_tokens() {
    const Id owner = crypto::new_id(now_);
    const auto mails = store::write_and_wait(*store_.writer, [&](store::Transaction& transaction) {
      return store::lease_due_mails(transaction, owner, now_, 100 * kHour, 100);
    });
    REQUIRE(mails);
    std::vector<std::string> tokens;
    for (const store::LeasedMail& mail : *mails) {
      const auto payload = crypto::open(keys_, mail.payload_sealed, {kTenant, "outbox.payload", mail.id});
      REQUIRE(payload);
      const std::string url = (*parse_json(*payload))["url"].get<std::string>();
      const std::size_t at = url.find("/confirm/");
      if (at != std::string::npos) tokens.push_back(url.substr(at + 9));
    }
    return tokens;
  }

  LinkState confirm(const std::string& token) {
    const auto link = store::write_and_wait(*store_.writer, [&](store::Transaction& transaction) {
      return optin::confirm(transaction, keys_, policy_, token, {}, now_);
    });
    REQUIRE(link);
    return link->link.state;
  }

  // What a stranger may have said of the account before accounts were no longer compared.
  void make_findable(const std::string& account) {
    match::Record record;
    record[match::Token::kEmail] = "stranger@example.com";
    REQUIRE(store::write_and_wait(*store_.writer, [&](store::Transaction& transaction) {
      return matching::index_account(transaction, keys_, kTenant, *crypto::parse_id(account),
                                     {match::make_profile(record)}, now_);
    }));
  }

  bool is_findable() {
    const auto last = store::write_and_wait(
        *store_.writer, [](store::Transaction& transaction) { return store::last_match_number(transaction); });
    REQUIRE(last);
    return *last > 0;
  }

  std::string profile_name(const std::string& account) {
    const Id id = *crypto::parse_id(account);
    const auto found = store::write_and_wait(*store_.writer, [&](store::Transaction& transaction) {
      return store::find_account(transaction, kTenant, id);
    });
    const auto profile = crypto::open(keys_, (*found)->profile_sealed, {kTenant, "account.profile", id});
    REQUIRE(profile);
    return (*parse_json(*profile))["given-name"].get<std::string>();
  }

 private:
  static std::filesystem::path make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "guichet-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    return name;
  }

  // One link for any form, and no pause between mails.
  static signup::Policy make_policy() {
    signup::Policy policy;
    policy.consent_lifetime = 48 * kHour;
    policy.account_lifetime = 48 * kHour;
    policy.public_url = "https://edge.example";
    policy.mails = std::make_shared<signup::MailGate>(signup::AddressLimits{0, 5, 5});
    return policy;
  }

  Millis now_ = 1'800'000'000'000;
  int keys_used_ = 0;
  crypto::Keys keys_;
  std::filesystem::path folder_;
  store::Store store_;
  forms::PublishedForm form_;
  signup::Policy policy_ = make_policy();
};

std::string verdict(const Json& answer) { return answer["match"]["verdict"].get<std::string>(); }
std::string account(const Json& answer) { return answer["account"]["id"].get<std::string>(); }

}  // namespace

TEST_CASE("a link confirms once and says so again") {
  Counter counter;
  CHECK(verdict(counter.sign_up("a@example.com")) == "new");
  const auto tokens = counter.take_tokens();
  REQUIRE(tokens.size() == 1);
  CHECK(counter.confirm(tokens[0]) == LinkState::kDone);
  CHECK(counter.confirm(tokens[0]) == LinkState::kAlready);
  CHECK(verdict(counter.sign_up("A@example.com")) == "existing");
  CHECK(counter.take_tokens().empty());
}

TEST_CASE("a link that has expired, or never was, confirms nothing") {
  Counter counter;
  counter.sign_up("a@example.com");
  const auto tokens = counter.take_tokens();
  counter.pass(48 * kHour);
  CHECK(counter.confirm(tokens.at(0)) == LinkState::kInvalid);
  CHECK(counter.confirm(std::string(43, 'A')) == LinkState::kInvalid);
  CHECK(counter.confirm("x") == LinkState::kInvalid);
  CHECK(verdict(counter.sign_up("a@example.com")) == "new");
}

TEST_CASE("the account takes the values of the submission that was confirmed, not a stranger's") {
  Counter counter;
  const Json stranger = counter.sign_up("you@example.com", "Stranger");
  const Json you = counter.sign_up("you@example.com", "You");
  CHECK(account(you) == account(stranger));
  const auto tokens = counter.take_tokens();
  REQUIRE(tokens.size() == 2);
  CHECK(counter.confirm(tokens[1]) == LinkState::kDone);
  CHECK(counter.profile_name(account(you)) == "You");
}

TEST_CASE("a confirmed account is not found by what a stranger said, also when its own words are not compared") {
  Counter counter;
  counter.make_findable(account(counter.sign_up("you@example.com", "Stranger")));
  CHECK(counter.is_findable());
  counter.sign_up("you@example.com", "You");
  CHECK(counter.confirm(counter.take_tokens().at(1)) == LinkState::kDone);
  CHECK_FALSE(counter.is_findable());
}

TEST_CASE("an address gets a few mails a day, then none until the next") {
  Counter counter;
  for (int i = 0; i < 9; ++i) counter.sign_up("a@example.com");
  CHECK(counter.take_tokens().size() == 5);
  counter.pass(25 * kHour);
  counter.sign_up("a@example.com");
  CHECK(counter.take_tokens().size() == 1);
}

TEST_CASE("a signup after the first one's time is over makes a new account, and the old link is worth nothing") {
  Counter counter;
  const Json first = counter.sign_up("a@example.com");
  const auto old_tokens = counter.take_tokens();
  counter.pass(49 * kHour);
  const Json second = counter.sign_up("a@example.com");
  CHECK(account(second) != account(first));
  const auto tokens = counter.take_tokens();
  CHECK(counter.confirm(tokens.at(0)) == LinkState::kDone);
  CHECK(counter.confirm(old_tokens.at(0)) == LinkState::kInvalid);
  CHECK(account(counter.sign_up("a@example.com")) == account(second));
}
