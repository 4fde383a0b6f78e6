#include "email/suggest.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

using guichet::email::suggest_domain;

namespace {

std::string suggested(std::string_view domain) {
  const auto suggestion = suggest_domain(domain);
  return suggestion ? std::string(suggestion->domain) : "";
}

}  // namespace

TEST_CASE("slips of the finger in a common provider's name are mended") {
  CHECK(suggested("gmial.com") == "gmail.com");
  CHECK(suggested("gmail.con") == "gmail.com");
  CHECK(suggested("gmail.cm") == "gmail.com");
  CHECK(suggested("gmailcom") == "gmail.com");
  CHECK(suggested("gmail") == "gmail.com");
  CHECK(suggested("hotmal.fr") == "hotmail.fr");
  CHECK(suggested("oragne.fr") == "orange.fr");
  CHECK(suggested("wandoo.fr") == "wanadoo.fr");
  CHECK(suggested("laposte.nte") == "laposte.net");
  CHECK(suggested("yaho.fr") == "yahoo.fr");
}

TEST_CASE("real domains are left alone, near ones too") {
  for (const char* domain : {"gmail.com", "mail.com", "ymail.com", "live.be", "hotmail.de", "yahoo.com.br", "gmx.net", "tim.it",
                             "mlive.com", "airfrance.com", "ifrance.com", "pm.me", "mac.com", "impots.gouv.fr", "orange.com",
                             "example.com", "free.de", "usaa.com", "dice.com", "kompas.com"}) {
    CAPTURE(domain);
    CHECK(suggested(domain).empty());
  }
}

TEST_CASE("certainty lies between silence and certainty") {
  const auto suggestion = suggest_domain("gmial.com");
  CHECK(suggestion->certainty > 0.99);
  CHECK(suggestion->certainty < 1);
}
