#include "mail/dkim.hpp"

#include <catch2/catch.hpp>

#include "mail/status_code.hpp"

using namespace guichet::mail;

// RFC 6376 section 3.4.5.
TEST_CASE("B41 the relaxed forms of the standard's example") {
  CHECK(relaxed_header("A: X") == "a:X");
  CHECK(relaxed_header("B : Y\t\r\n\tZ  ") == "b:Y Z");
  CHECK(relaxed_body(" C \r\nD \t E\r\n\r\n\r\n") == " C\r\nD E\r\n");
  CHECK(relaxed_body("").empty());
  CHECK(relaxed_body("\r\n\r\n").empty());
  CHECK(relaxed_body("no end") == "no end\r\n");
}

TEST_CASE("B41 two keys make two signatures, each with its own selector, over the headers that are there") {
  const auto keys = parse_dkim_keys(make_dkim_keys());
  REQUIRE(keys);
  REQUIRE(keys->size() == 2);
  const DkimSigner signer("example.org", "s1", *keys);
  const std::string signed_mail = signer.sign("From: <a@example.org>\r\nList-Unsubscribe: <https://x/>\r\n"
                                              "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\nHello\r\n",
                                              1'795'428'000'000);
  CHECK(signed_mail.find("a=rsa-sha256; c=relaxed/relaxed;\r\n d=example.org; s=s1;\r\n t=1795428000;") != std::string::npos);
  CHECK(signed_mail.find("a=ed25519-sha256; c=relaxed/relaxed;\r\n d=example.org; s=s1-ed25519;") != std::string::npos);
  CHECK(signed_mail.find("h=from:from:list-unsubscribe:list-unsubscribe-post;") != std::string::npos);
}

TEST_CASE("keys that are none, or are two of a kind, are refused") {
  CHECK_FALSE(parse_dkim_keys(""));
  CHECK_FALSE(parse_dkim_keys("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
  const std::string pem = make_dkim_keys();
  CHECK_FALSE(parse_dkim_keys(pem + pem));
}

TEST_CASE("the record of Ed25519 holds the bare key, that of RSA a whole one") {
  const auto keys = parse_dkim_keys(make_dkim_keys());
  REQUIRE(keys);
  CHECK(dkim_record((*keys)[0]).starts_with("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"));
  CHECK(dkim_record((*keys)[1]).size() == std::string_view("v=DKIM1; k=ed25519; p=").size() + 44);
}

TEST_CASE("B43 only what says that there is no mailbox condemns it") {
  for (const auto* status : {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4"}) CHECK(is_dead_mailbox(status));
  for (const auto* status : {"", "5", "5.1", "5.1.7", "5.1.8", "5.2.2", "5.7.1", "5.6.0", "4.1.1", "5.1.11", "5.0.0"}) {
    CHECK_FALSE(is_dead_mailbox(status));
  }
}
