#include <catch2/catch.hpp>
#include <string>

#include "email/tidy_address.hpp"
#include "guichet/email.hpp"

using guichet::check_email;
using guichet::Code;
using guichet::Finding;
using guichet::email::tidy_address;

namespace {

struct Suggested {
  std::string address;
  Code code = Code::kEmailMissingAt;
};

Suggested suggested(std::string_view text) {
  for (const Finding& finding : check_email(text).findings) {
    if (finding.code == Code::kEmailDomainTypo || finding.code == Code::kEmailAddressTypo) {
      return {std::get<std::string>(finding.params.at(0).second), finding.code};
    }
  }
  return {};
}

}  // namespace

TEST_CASE("a mistyped domain is said to be one, and the local part stays as typed") {
  CHECK(suggested("Jean.Dupont@gmial.com").address == "Jean.Dupont@gmail.com");
  CHECK(suggested("jean@gmail,com").address == "jean@gmail.com");
  CHECK(suggested("jean@gmail.com.").address == "jean@gmail.com");
  CHECK(suggested("jean@_hotmail.fr").address == "jean@hotmail.fr");
  CHECK(suggested("jean@exemple.co<").address == "jean@exemple.com");
  CHECK(suggested("jean@@gmail.com").address == "jean@gmail.com");
  CHECK(suggested("jean@gmail .com").code == Code::kEmailDomainTypo);
}

TEST_CASE("letters of another alphabet in a provider's domain are replaced by those they look like") {
  CHECK(suggested("paul@gm\xD0\xB0il.com").address == "paul@gmail.com");
  CHECK(suggested("paul@xn--gmil-63d.com").address == "paul@gmail.com");
  CHECK(suggested("paul@b\xC3\xBC" "cher.example").address.empty());
}

TEST_CASE("a missing @ is found before a provider's domain") {
  CHECK(suggested("jean.dupontgmail.com").address == "jean.dupont@gmail.com");
  CHECK(suggested("jean#orange.fr").address == "jean@orange.fr");
  CHECK(suggested("jean\xC3\xA0hotmail.fr").address == "jean@hotmail.fr");  // AZERTY: the key of @ without AltGr
  CHECK(suggested("jean.dupontgmail.com").code == Code::kEmailAddressTypo);
  CHECK(suggested("hello").address.empty());
}

TEST_CASE("what does not belong to an address is taken away") {
  CHECK(suggested("<jean@free.fr>").address == "jean@free.fr");
  CHECK(suggested("mailto:jean@gmial.com").address == "jean@gmail.com");
  CHECK(suggested("jean(at)free.fr").address == "jean@free.fr");
  CHECK(suggested("jean @sfr.fr").address == "jean@sfr.fr");
  CHECK(suggested("jean.@orange.fr").address == "jean@orange.fr");
  CHECK(suggested("je...an@orange.fr").address == "je.an@orange.fr");
  CHECK(suggested("jean@free.fr@free.fr").address == "jean@free.fr");
}

TEST_CASE("where it is not clear what was meant nothing is suggested") {
  for (const char* text : {"a@b@c.fr", "jean@free.fr, paul@free.fr", "@gmail.com", "jean@", "Jean Dupont <jean@free.fr>", "", "@@@"}) {
    CAPTURE(text);
    CHECK(suggested(text).address.empty());
  }
}

TEST_CASE("a suggestion is well-formed and has no suggestion of its own") {
  for (const char* text : {"jean@gmailcom", "jean dupont@gmial,con", "jean.dupontgmail.com", "<jean@free.fr>;", "jean@hotmail", "x@yahoo.con.br.", "\"jean@free.fr\""}) {
    CAPTURE(text);
    const std::string address = suggested(text).address;
    REQUIRE_FALSE(address.empty());
    CHECK(check_email(address).email);
    CHECK(suggested(address).address.empty());
  }
}

TEST_CASE("tidying twice changes nothing more") {
  for (const char* text : {"<mailto:a@b.fr>", "a..b@@c,fr.", " a (at) b.fr", "a@b.fr@b.fr@b.fr", "....", "@", "(((", "a@.b.fr"}) {
    CAPTURE(text);
    const std::string once = tidy_address(text);
    CHECK(tidy_address(once) == once);
  }
}
