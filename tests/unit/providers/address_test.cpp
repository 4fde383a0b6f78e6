#include "providers/address.hpp"

#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/profile.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

using namespace std::string_literals;

const std::vector<std::string>& malformed() {
  static const std::vector<std::string> addresses{"a@evil@company.example",
                                                  "\"e@attacker.example\"@victim.example",
                                                  "\"ada\"@example.org",
                                                  "ada@example.org\r\nBcc: all@example.org",
                                                  "ada\n@example.org",
                                                  "ada@example.org\n",
                                                  "ada@exam\0ple.org"s,
                                                  "ada@example.org\0"s,
                                                  "ada@example.org\x7F",
                                                  "\x01"
                                                  "ada@example.org",
                                                  " ada@example.org",
                                                  "ada@example.org ",
                                                  "ada(comment)@example.org",
                                                  "ada@[127.0.0.1]",
                                                  "Ada <ada@example.org>",
                                                  "ada@example.org, eve@example.org",
                                                  "ada@",
                                                  "@example.org",
                                                  "ada",
                                                  "",
                                                  "ada@example..org",
                                                  "ada@-example.org",
                                                  "ada@example.org\xFF",
                                                  std::string(64, 'a') + "@" + std::string(63, 'b') + "." +
                                                      std::string(63, 'c') + "." + std::string(62, 'd') +
                                                      ".org"};
  return addresses;
}

}  // namespace

TEST_CASE("A56 two @, a quoted local part, CR, LF, NUL, control characters, too long: no address") {
  for (const std::string& address : malformed()) {
    CAPTURE(address);
    CHECK_FALSE(is_usable_address(address));
  }
}

TEST_CASE("addresses that mail can go to are addresses") {
  for (const std::string address : {"ada@example.org", "a.b+c@sub.example.co.uk", "o'neil@example.org",
                                    "josé@exämple.org", "x7f9@privaterelay.appleid.com"}) {
    CAPTURE(address);
    CHECK(is_usable_address(address));
  }
}

TEST_CASE("A56 a provider's malformed address becomes none, and the sign-in goes on") {
  const Provider google = load("google");
  for (const std::string& address : malformed()) {
    CAPTURE(address);
    const Person person = make_person(google,
                                      {{"sub", "1"},
                                       {"email", address},
                                       {"email_verified", true},
                                       {"hd", "example.org"},
                                       {"given_name", "Ada"}},
                                      Json::object());
    CHECK(person.values.count("email") == 0);
    CHECK(person.mail == MailTrust::kNone);
    CHECK(person.subject == "1");
    CHECK(person.values.at("given-name") == "Ada");
  }
}

TEST_CASE("A56 an address that is no text is none") {
  for (const Json& address : {Json(1), Json(nullptr), Json::array({"ada@example.org"}), Json::object()}) {
    CHECK(make_person(load("google"), {{"sub", "1"}, {"email", address}, {"email_verified", true}},
                      Json::object())
              .mail == MailTrust::kNone);
  }
}
