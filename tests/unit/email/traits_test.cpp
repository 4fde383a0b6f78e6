#include "email/traits.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "email/disposable.hpp"
#include "email/role.hpp"
#include "guichet/email.hpp"
#include "tables/tables.hpp"

using namespace guichet;
using email::find_traits;
using email::is_disposable;
using email::is_role;

namespace {

std::vector<std::string> traits_of(std::string_view address) {
  const EmailReport report = check_email(address);
  return report.email ? email_trait_names(report.email->traits) : std::vector<std::string>{"no address"};
}

const Finding* find(const EmailReport& report, Code code) {
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [=](const Finding& finding) { return finding.code == code; });
  return found == report.findings.end() ? nullptr : &*found;
}

void check_finding(std::string_view address, Code code, Severity severity, Span span) {
  CAPTURE(address);
  const EmailReport report = check_email(address);
  const Finding* finding = find(report, code);
  REQUIRE(finding != nullptr);
  CHECK(finding->severity == severity);
  CHECK(finding->span->begin == span.begin);
  CHECK(finding->span->end == span.end);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the traits of an address are named in order") {
  CHECK(traits_of("jean.dupont@exemple.fr") == Names{});
  CHECK(traits_of("jean.dupont@gmail.com") == Names{"free_provider"});
  CHECK(traits_of("Contact+shop@hotmail.fr") == Names{"free_provider", "role", "tag"});
  CHECK(traits_of("azerty@mailinator.com") == Names{"disposable", "keyboard_mash"});
  CHECK(traits_of("zzzz@exemple.fr") == Names{"repeated_key"});
}

TEST_CASE("each trait that is to be told has its code, severity and span") {
  check_finding("contact@exemple.fr", Code::kEmailRoleAccount, Severity::kInfo, {0, 7});
  check_finding("jean@mailinator.com", Code::kEmailDisposable, Severity::kConfirm, {5, 19});
  check_finding("jean+shop@exemple.fr", Code::kEmailTag, Severity::kInfo, {4, 9});
  check_finding("qsdfjkl@exemple.fr", Code::kEmailKeyboardMash, Severity::kConfirm, {0, 7});
  check_finding(" aaaaa@exemple.fr", Code::kEmailRepeatedKey, Severity::kConfirm, {1, 6});
}

TEST_CASE("functions are told from persons, in several languages and spellings") {
  for (const char* role :
       {"contact", "accueil", "secretariat", "mairie", "compta", "facturation", "rh", "sav", "dpo", "rgpd", "achats", "MAIRIE",
        "Ne-Pas-Repondre", "nepasrepondre", "service.client", "service_client", "serviceclient", "no-reply", "postmaster",
        "abuse", "sales", "kontakt", "datenschutz", "info", "ventas", "segreteria", "klantenservice", "faturamento", "contact2",
        "compta01", "contact-lyon", "mairie.saint-denis", "info.paris"}) {
    CAPTURE(role);
    CHECK(is_role(role));
  }
  for (const char* person : {"jean", "r.h", "s.a.v", "i.n.f.o", "info75", "rh2", "contactjean", "jean.contact",
                             "dupont-mairie", "personal", "job", "", ".", "marin", "2", "standardo"}) {
    CAPTURE(person);
    CHECK_FALSE(is_role(person));
  }
}

TEST_CASE("disposable domains are known, and what lies below them") {
  for (const char* domain : {"mailinator.com", "yopmail.com", "yopmail.fr", "guerrillamail.com", "10minutemail.com", "temp-mail.org",
                             "jetable.fr.nf", "sub.mailinator.com", "a.b.mailinator.com"}) {
    CAPTURE(domain);
    CHECK(is_disposable(domain));
  }
  CHECK_FALSE(is_disposable("a.b.c.mailinator.com"));
  CHECK_FALSE(is_disposable("com"));
  CHECK_FALSE(is_disposable(""));
  CHECK_FALSE(is_disposable("mailinator"));
  CHECK_FALSE(is_disposable("mailinator.example.com"));
}

TEST_CASE("suspicious entries of the lists were dropped by rule") {
  SECTION("real providers, also those that one list alone calls disposable") {
    for (const char* domain : {"gmail.com", "163.com", "fastmail.com", "sify.com", "za.com", "dynu.net"}) CHECK_FALSE(is_disposable(domain));
  }
  SECTION("slips of a provider's name") {
    for (const char* domain : {"gmial.com", "hotmai.com", "hotmial.com", "gotmail.com", "gimal.com", "gmai.com", "gmain.com", "gmaul.com",
                               "gmil.com", "gtmail.com", "hotmil.com", "putlook.com", "yahoh.com", "laposhe.net", "gmail.ax"}) {
      CAPTURE(domain);
      CHECK_FALSE(is_disposable(domain));
    }
  }
  SECTION("public suffixes and what is used like one, so that nobody below them is touched") {
    for (const char* domain : {"umb.edu.pl", "edu.pl", "jean.ddns.net", "jean.com.com", "jean.my.id", "jean.hopto.org"}) {
      CHECK_FALSE(is_disposable(domain));
    }
  }
  SECTION("public bodies") {
    for (const char* domain : {"news.hackney.gov.uk", "news.uhd.edu"}) CHECK_FALSE(is_disposable(domain));
  }
}

TEST_CASE("the typing error comes before the free and the disposable domain") {
  const EmailReport report = check_email("jean@gmial.com");
  CHECK(find(report, Code::kEmailDomainTypo) != nullptr);
  CHECK(find(report, Code::kEmailDisposable) == nullptr);
  CHECK(report.email->traits.empty());
}

TEST_CASE("the curated table stays small enough to be loaded by a browser") {
  CHECK(find_table(Table::kDisposable).size() > 8000 * 4);
  CHECK(find_table(Table::kDisposable).size() <= 45000);  // hashes do not compress: as many bytes are sent
  CHECK(find_table(Table::kDisposableLong).size() > 100000 * 4);
}

TEST_CASE("numbers, initials, short names and quoted local parts are nobody's drumming") {
  for (const char* local : {"aaa", "0000", "1111111111", "123456", "0612345678", "ab", "x", "\"zzzz\"", "+azerty", "reza.azer",
                            "jjd", "mmd75", "sdf", "lkj", "tytgat", "schmidt", "mbappe"}) {
    CAPTURE(local);
    CHECK(find_traits(local, "exemple.fr").has(EmailTrait::kKeyboardMash) == false);
    CHECK(find_traits(local, "exemple.fr").has(EmailTrait::kRepeatedKey) == false);
  }
  CHECK(find_traits("AAAA+x", "exemple.fr").has(EmailTrait::kRepeatedKey));
  CHECK(find_traits("Azerty", "exemple.fr").has(EmailTrait::kKeyboardMash));
}

TEST_CASE("published role names are nobody's drumming") {
  std::ifstream names(GUICHET_SHARED_DATA "/email/role_local_parts.txt");
  if (!names) WARN("skipped: " GUICHET_SHARED_DATA "/email/role_local_parts.txt is missing");
  for (std::string name; std::getline(names, name);) {
    CAPTURE(name);
    const EmailTraits traits = find_traits(name, "exemple.fr");
    CHECK_FALSE(traits.has(EmailTrait::kKeyboardMash));
    CHECK_FALSE(traits.has(EmailTrait::kRepeatedKey));
  }
}

TEST_CASE("real domains are not disposable") {
  std::ifstream rows(GUICHET_SHARED_DATA "/email/valid_domains_dev.csv");
  if (!rows) WARN("skipped: " GUICHET_SHARED_DATA "/email/valid_domains_dev.csv is missing");
  std::size_t hits = 0;
  for (std::string row; std::getline(rows, row);) {
    const bool is_called_disposable = row.substr(row.rfind(',')).substr(0, 2) == ",1";
    if (!is_called_disposable && is_disposable(row.substr(0, row.find(',')))) ++hits;
  }
  CHECK(hits <= 1);  // anonaddy.com, which forwards
}
