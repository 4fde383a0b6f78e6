#include "email/suggest.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "email/mail_directory.hpp"

using guichet::email::mail_directory;
using guichet::email::ProviderName;
using guichet::email::suggest_domain;

namespace {

std::string suggested(std::string_view domain, std::string_view country = {}) {
  const auto suggestion = suggest_domain(domain, country);
  return suggestion ? suggestion->domain : "";
}

bool is_sure(std::string_view domain) {
  const auto suggestion = suggest_domain(domain);
  REQUIRE(suggestion);
  return suggestion->is_sure;
}

// Each domain with one letter taken away, doubled, swapped with the next, or replaced.
std::vector<std::string> slips_of(const std::string& domain) {
  std::vector<std::string> slips;
  for (std::size_t at = 0; at < domain.size(); ++at) {
    slips.push_back(domain.substr(0, at) + domain.substr(at + 1));
    slips.push_back(domain.substr(0, at) + domain[at] + domain.substr(at));
    slips.push_back(domain.substr(0, at) + "k" + domain.substr(at + 1));
    if (at + 1 < domain.size()) slips.push_back(domain.substr(0, at) + domain[at + 1] + domain[at] + domain.substr(at + 2));
  }
  return slips;
}

}  // namespace

TEST_CASE("slips of the finger in a provider's name are mended") {
  CHECK(suggested("gmial.com") == "gmail.com");
  CHECK(suggested("gmqil.com") == "gmail.com");  // AZERTY: q beside a
  CHECK(suggested("hotmal.fr") == "hotmail.fr");
  CHECK(suggested("oragne.fr") == "orange.fr");
  CHECK(suggested("wandoo.fr") == "wanadoo.fr");
  CHECK(suggested("lapsote.net") == "laposte.net");
  CHECK(suggested("yaho.fr") == "yahoo.fr");
  CHECK(suggested("yahoooooooo.com") == "yahoo.com");
  CHECK(suggested("btinterent.com") == "btinternet.com");
  CHECK(suggested("blueiwn.ch") == "bluewin.ch");
  CHECK(suggested("0hotmail.com") == "hotmail.com");
  CHECK(suggested("yahoogmail.com") == "gmail.com");
}

TEST_CASE("endings are mended: mistyped, repeated, glued, missing, or of another kind") {
  CHECK(suggested("gmail.con") == "gmail.com");
  CHECK(suggested("hotmail.ffr") == "hotmail.fr");
  CHECK(suggested("laposte.nte") == "laposte.net");
  CHECK(suggested("yahoo.con.br") == "yahoo.com.br");
  CHECK(suggested("web.de.de") == "web.de");
  CHECK(suggested("yahoo.comcom") == "yahoo.com");
  CHECK(suggested("gmailcom") == "gmail.com");
  CHECK(suggested("gmail") == "gmail.com");
  CHECK(suggested("icloud.org") == "icloud.com");
}

TEST_CASE("a slip across a dot is one slip") {
  CHECK(suggested("gmailc.om") == "gmail.com");
  CHECK(suggested("hot.mail.com") == "hotmail.com");
  CHECK(suggested("g.mail") == "gmail.com");
}

TEST_CASE("an unknown name keeps its name, and gets an ending that exists") {
  CHECK(suggested("maison-exemple.frr") == "maison-exemple.fr");
  CHECK(suggested("maison-exemple.ocm") == "maison-exemple.com");
  CHECK(suggested("maison-exemple.ogr") == "maison-exemple.org");
  CHECK(suggested("maisonexempleorg") == "maisonexemple.org");
  CHECK(suggested("maison-exemple.cm").empty());  // Cameroon
  CHECK(suggested("maison-exemple.qqqq").empty());
}

TEST_CASE("real domains are left alone, near ones too") {
  for (const char* domain :
       {"gmail.com",     "mail.com",      "ymail.com",   "live.be",     "hotmail.de",  "yahoo.com.br",   "gmx.net",    "tim.it",
        "mlive.com",     "airfrance.com", "ifrance.com", "pm.me",       "mac.com",     "impots.gouv.fr", "orange.com", "example.com",
        "free.de",       "usaa.com",      "dice.com",    "kompas.com",  "gmx.cn",      "posteo.dk",      "aol.es",     "verizon.com",
        "pandora.tv",    "google.fr",     "mailw.com",   "glam.com",    "lge.com",     "hsn.com",        "app.com",    "mixcloud.com",
        "univ-lyon2.fr", "ac-lille.fr",   "a.b.c.d.fr",  "xn--bcher-kva.example"}) {
    CAPTURE(domain);
    CHECK(suggested(domain).empty());
  }
}

TEST_CASE("where the domain may be somebody's, the answer is never sure") {
  CHECK(is_sure("gmial.com"));
  CHECK(is_sure("hotmail.ffr"));
  for (const char* domain : {"gmail.fr", "yahoo.co", "outlook.co", "hotmail.net"}) {
    CAPTURE(domain);
    CHECK_FALSE(is_sure(domain));
  }
}

TEST_CASE("certainty lies between silence and certainty, and is less where two could be meant") {
  CHECK(suggest_domain("gmial.com")->certainty > 0.99);
  CHECK(suggest_domain("gmial.com")->certainty < 1);
  CHECK(suggest_domain("hotmail")->certainty < suggest_domain("gmail")->certainty);
}

TEST_CASE("the country of the form tells which of two was meant") {
  CHECK(suggested("yahoo", "GB") == "yahoo.co.uk");
  CHECK(suggested("hotmail", "FR") == "hotmail.fr");
}

TEST_CASE("nothing is suggested for any provider, nor for a suggestion") {
  const auto* directory = mail_directory();
  REQUIRE(directory != nullptr);
  std::size_t suggestions = 0;
  for (std::size_t length = 1; length <= guichet::email::MailDirectory::kMaxName; ++length) {
    for (const ProviderName& name : directory->names_of_length(length)) {
      const std::string domain = std::string(name.text) + "." + std::string(directory->domains(name)->domain_suffix);
      CAPTURE(domain);
      CHECK(suggested(domain).empty());
      for (const std::string& slip : slips_of(domain)) {
        const std::string meant = suggested(slip);
        if (meant.empty()) continue;
        ++suggestions;
        CAPTURE(slip, meant);
        CHECK(suggested(meant).empty());
      }
    }
  }
  CHECK(suggestions > 1000);
}

TEST_CASE("odd text does no harm") {
  for (const std::string& text : {std::string(254, 'a'), std::string(254, '.'), std::string("."), std::string(".."), std::string("a."),
                                  std::string(".com"), std::string("-"), std::string("@"), std::string("\xFF\xFE.com"), std::string(60, 'a') + ".com.com.com"}) {
    CAPTURE(text);
    const std::string meant = suggested(text);
    CHECK((meant.empty() || suggested(meant).empty()));
  }
}
