#include "mail/encoding.hpp"

#include <catch2/catch.hpp>

using namespace guichet::mail;

namespace {

std::size_t longest_line(std::string_view text) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find("\r\n", at), text.size());
    longest = std::max(longest, end - at);
    at = end + 2;
  }
  return longest;
}

}  // namespace

TEST_CASE("quoted-printable keeps plain text readable") {
  CHECK(quoted_printable("Bonjour,\n\nun clic suffit.\n") == "Bonjour,\r\n\r\nun clic suffit.\r\n");
  CHECK(quoted_printable("Zo\xC3\xA9") == "Zo=C3=A9");
  CHECK(quoted_printable("a=b") == "a=3Db");
  CHECK(quoted_printable("") == "");
}

TEST_CASE("every kind of line end becomes CRLF") {
  CHECK(quoted_printable("a\nb\r\nc\rd") == "a\r\nb\r\nc\r\nd");
}

TEST_CASE("what a relay might change is encoded") {
  CHECK(quoted_printable("a \nb\t") == "a=20\r\nb=09");
  CHECK(quoted_printable(".\n..") == "=2E\r\n=2E.");
  CHECK(quoted_printable(std::string("a\0b\x7F", 4)) == "a=00b=7F");
}

TEST_CASE("quoted-printable lines have at most 76 characters") {
  const std::string text = GENERATE(std::string(500, 'a'), std::string(76, 'a'), std::string(77, 'a'),
                                    std::string(500, '\xE9'), std::string(200, '.'), std::string(300, ' '));
  const std::string encoded = quoted_printable(text);
  CHECK(longest_line(encoded) <= 76);
  CHECK(encoded.find("\r\n.") == std::string::npos);
}

TEST_CASE("a line of exactly 76 characters is not broken") {
  CHECK(quoted_printable(std::string(76, 'a')) == std::string(76, 'a'));
}

TEST_CASE("a plain header stays as it is") {
  CHECK(encoded_header("Please confirm your address", 9) == "Please confirm your address");
  CHECK(encoded_header("=?UTF-8?B?", 9) != "=?UTF-8?B?");
}

TEST_CASE("a header is cut into words between characters") {
  CHECK(encoded_header("Zo\xC3\xA9", 9) == "=?UTF-8?B?Wm/DqQ==?=");
  std::string subject;
  for (int i = 0; i < 60; ++i) subject += "\xF0\x9F\x98\x80";
  const std::string encoded = "Subject: " + encoded_header(subject, 9);
  CHECK(longest_line(encoded) <= 76);
  // 4-byte characters: each word holds whole ones only, so its base64 length tells.
  for (std::size_t at = encoded.find("?B?"); at != std::string::npos; at = encoded.find("?B?", at + 1)) {
    const std::size_t end = encoded.find("?=", at + 3);
    const std::string word = encoded.substr(at + 3, end - at - 3);
    const auto padding = static_cast<std::size_t>(std::count(word.begin(), word.end(), '='));
    CHECK((word.size() / 4 * 3 - padding) % 4 == 0);
  }
}

TEST_CASE("a display name with special characters is encoded") {
  CHECK(encoded_phrase("Maison Dupont", 6) == "Maison Dupont");
  CHECK(encoded_phrase("Dupont, \"Jean\" <x@y>", 6).starts_with("=?UTF-8?B?"));
}

TEST_CASE("dates are those of RFC 5322") {
  CHECK(header_date(0) == "Thu, 01 Jan 1970 00:00:00 +0000");
  CHECK(header_date(1795428000000) == "Mon, 23 Nov 2026 10:00:00 +0000");
}
