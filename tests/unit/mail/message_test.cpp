#include "mail/message.hpp"

#include <catch2/catch.hpp>

using namespace guichet::mail;

namespace {

Message sample() {
  return {"0190163d-8694-739b-aea5-966c26f8ad90",
          "bonjour@example.org",
          "Maison Élodie",
          "zoe@xn--exmple-cua.fr",
          "Confirmez votre adresse pour l’été à la Maison Élodie, s’il vous plaît, et à bientôt",
          "Bonjour,\n\nÀ bientôt.\n",
          "<p>À bientôt.</p>\n",
          1795428000000};
}

MessageErrc refusal(const Message& message) {
  const auto built = build_message(message);
  REQUIRE_FALSE(built);
  return built.error();
}

}  // namespace

TEST_CASE("a whole mail") {
  const auto built = build_message(sample());
  REQUIRE(built);
  CHECK(*built ==
        "Date: Mon, 23 Nov 2026 10:00:00 +0000\r\n"
        "Message-ID: <0190163d-8694-739b-aea5-966c26f8ad90@example.org>\r\n"
        "From: =?UTF-8?B?TWFpc29uIMOJbG9kaWU=?=\r\n"
        " <bonjour@example.org>\r\n"
        "To: <zoe@xn--exmple-cua.fr>\r\n"
        "Subject: =?UTF-8?B?Q29uZmlybWV6IHZvdHJlIGFkcmVzc2UgcG91ciBs4oCZw6l0w6kg?=\r\n"
        " =?UTF-8?B?w6AgbGEgTWFpc29uIMOJbG9kaWUsIHPigJlpbCB2b3VzIHBsYcOudCwgZXQg?=\r\n"
        " =?UTF-8?B?w6AgYmllbnTDtHQ=?=\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative;\r\n"
        " boundary=\"=_0190163d-8694-739b-aea5-966c26f8ad90\"\r\n"
        "\r\n"
        "--=_0190163d-8694-739b-aea5-966c26f8ad90\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "\r\n"
        "Bonjour,\r\n"
        "\r\n"
        "=C3=80 bient=C3=B4t.\r\n"
        "\r\n"
        "--=_0190163d-8694-739b-aea5-966c26f8ad90\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "\r\n"
        "<p>=C3=80 bient=C3=B4t.</p>\r\n"
        "\r\n"
        "--=_0190163d-8694-739b-aea5-966c26f8ad90--\r\n");
}

TEST_CASE("nobody writes headers through a value") {
  const std::string injected = GENERATE(as<std::string>{}, "x\r\nBcc: all@example.org", "x\nBcc: all@example.org", "x\rBcc: y",
                                        std::string("x\0y", 3), "x\x7Fy", "x\ty");
  Message message = sample();
  message.subject = injected;
  CHECK(refusal(message) == MessageErrc::kControlCharacter);
  message = sample();
  message.from_name = injected;
  CHECK(refusal(message) == MessageErrc::kControlCharacter);
  message = sample();
  message.to = injected + "@example.org";
  CHECK(refusal(message) == MessageErrc::kControlCharacter);
  message = sample();
  message.from = injected + "@example.org";
  CHECK(refusal(message) == MessageErrc::kControlCharacter);
  message = sample();
  message.id = injected;
  CHECK(refusal(message) == MessageErrc::kControlCharacter);
}

TEST_CASE("one plain address is written to, or none") {
  const std::string address =
      GENERATE(as<std::string>{}, "", "zoe", "@example.org", "zoe@", "a@b@c", "a@b.fr,c@d.fr", "zoe@b.fr> <c@d.fr", "\"a b\"@c.fr",
               "a b@c.fr", "zoe@b.fr;x@y.fr", std::string(250, 'a') + "@b.fr");
  Message message = sample();
  message.to = address;
  CHECK(refusal(message) == MessageErrc::kBadAddress);
}

TEST_CASE("a UTF-8 local part is kept as typed") {
  Message message = sample();
  message.to = "zoé@example.org";
  const auto built = build_message(message);
  REQUIRE(built);
  CHECK(built->find("To: <zoé@example.org>\r\n") != std::string::npos);
}

TEST_CASE("without a name the sender is the address alone") {
  Message message = sample();
  message.from_name.clear();
  CHECK(build_message(message)->find("\r\nFrom: bonjour@example.org\r\n") != std::string::npos);
}

TEST_CASE("B23 a mail with a way out says so in both headers of RFC 8058, an https: URL alone") {
  Message message = sample();
  CHECK(build_message(message)->find("List-Unsubscribe") == std::string::npos);
  message.unsubscribe_url = "https://signup.example/unsubscribe/AAAA";
  const auto built = build_message(message);
  REQUIRE(built);
  CHECK(built->find("\r\nList-Unsubscribe: <https://signup.example/unsubscribe/AAAA>\r\n"
                    "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n") != std::string::npos);
  message.unsubscribe_url = "http://signup.example/unsubscribe/AAAA";
  CHECK(build_message(message)->find("List-Unsubscribe") == std::string::npos);
  message.unsubscribe_url = "https://signup.example/>\r\nBcc: <a@b.fr";
  CHECK(refusal(message) == MessageErrc::kBadUrl);
}
