#include "providers/mail_trust.hpp"

#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "providers/profile.hpp"

using namespace guichet;
using namespace guichet::login;

TEST_CASE(
    "A52 email_verified that is absent, false, null, a number or a text is unverified at every provider") {
  for (const std::string id :
       {"google", "github", "franceconnect", "microsoft", "facebook", "linkedin", "x"}) {
    const Provider provider = load(id);
    CAPTURE(id);
    CHECK(judge_mail(provider, Json::object(), "ada@gmail.com") == MailTrust::kUnverified);
    for (const Json& value :
         {Json(false), Json("false"), Json("true"), Json(nullptr), Json(0), Json(1), Json::array({true})}) {
      CAPTURE(value.dump());
      CHECK(judge_mail(provider, {{"email_verified", value}}, "ada@gmail.com") == MailTrust::kUnverified);
    }
  }
}

TEST_CASE("A51, A52 the word of Microsoft, Facebook, LinkedIn and X for an address is worth nothing") {
  for (const std::string id : {"microsoft", "facebook", "linkedin", "x"}) {
    CAPTURE(id);
    CHECK(judge_mail(load(id), {{"email_verified", true}}, "ada@gmail.com") == MailTrust::kUnverified);
  }
}
