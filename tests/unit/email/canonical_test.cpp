#include "email/canonical.hpp"

#include <catch2/catch.hpp>

using guichet::email::canonical_address;
using guichet::email::group_address;

namespace {

std::string again(const std::string& canonical) {
  const std::size_t at = canonical.rfind('@');
  return canonical_address(canonical.substr(0, at), canonical.substr(at + 1));
}

}  // namespace

TEST_CASE("Gmail ignores dots, tags and case, and is one domain with Googlemail") {
  CHECK(canonical_address("Jean.Dupont+News", "googlemail.com") == "jeandupont@gmail.com");
  CHECK(canonical_address("+x", "gmail.com") == "+x@gmail.com");
}

TEST_CASE("the Outlook family ignores tags and keeps dots and domains") {
  CHECK(canonical_address("jean.dupont+news", "hotmail.fr") == "jean.dupont@hotmail.fr");
  CHECK(canonical_address("a+b", "live.be") == "a@live.be");
  CHECK(canonical_address("a+b", "msn.com") == "a@msn.com");
}

TEST_CASE("iCloud, Proton and Yandex are one mailbox on all their domains") {
  CHECK(canonical_address("Jean.Dupont+x", "me.com") == "jean.dupont@icloud.com");
  CHECK(canonical_address("jean.dupont", "mac.com") == "jean.dupont@icloud.com");
  CHECK(canonical_address("Jean_Du-po.nt+x", "pm.me") == "jeandupont@proton.me");
  CHECK(canonical_address("jean", "protonmail.ch") == "jean@proton.me");
  CHECK(canonical_address("jean-dupont+x", "ya.ru") == "jean-dupont@yandex.ru");
  CHECK(canonical_address("jean.dupont", "yandex.kz") == "jean.dupont@yandex.ru");
}

TEST_CASE("Fastmail and Zoho ignore tags; at Fastmail a subdomain is the mailbox") {
  CHECK(canonical_address("jean+x", "fastmail.fm") == "jean@fastmail.fm");
  CHECK(canonical_address("shop", "jean.fastmail.com") == "jean@fastmail.com");
  CHECK(canonical_address("shop", "a.b.fastmail.com") == "shop@a.b.fastmail.com");
  CHECK(canonical_address("shop", "jean.gmail.com") == "shop@jean.gmail.com");
  CHECK(canonical_address("jean.d+x", "zoho.eu") == "jean.d@zoho.eu");
}

TEST_CASE("without a confirmed rule only the case is ignored") {
  for (const char* domain : {"orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "gmx.fr", "mail.ru", "yahoo.fr",
                             "example.com", "mail.com", "com"}) {
    CAPTURE(domain);
    CHECK(canonical_address("Jean.Du-pont+X", domain) == "jean.du-pont+x@" + std::string(domain));
  }
  CHECK(canonical_address("\"A+B\"", "gmail.com") == "\"a+b\"@gmail.com");
  CHECK(canonical_address("JOSÉ", "example.com") == "josé@example.com");
}

TEST_CASE("what is perhaps one mailbox makes a group and leaves the canonical address alone") {
  CHECK(group_address("base-key-word@yahoo.fr") == "base@yahoo.fr");
  CHECK(group_address("-x@yahoo.com") == "-x@yahoo.com");
  CHECK(group_address("jean@wanadoo.fr") == group_address("jean@orange.fr"));
  CHECK(group_address("jean-x@example.com") == "jean-x@example.com");
}

TEST_CASE("canonical twice is canonical once, the case never matters, and a local part stays") {
  for (const char* domain : {"gmail.com", "googlemail.com", "hotmail.fr", "yahoo.com", "me.com", "pm.me", "ya.ru", "zoho.com",
                             "fastmail.com", "jean.fastmail.com", "orange.fr", "example.com"}) {
    for (const char* local : {"A.b+c", "+x", "+", "a+", ".+x", "_-.", "_+x", "+.a", "+-x+y", "a.+b", "-", "\"A.+b\"", "JOSÉ.x"}) {
      CAPTURE(domain, local);
      const std::string canonical = canonical_address(local, domain);
      CHECK(again(canonical) == canonical);
      CHECK(canonical.rfind('@') > 0);
      std::string lower(local);
      for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      CHECK(canonical_address(lower, domain) == canonical);
      CHECK(group_address(group_address(canonical)) == group_address(canonical));
    }
  }
}
