#include "mail/composer.hpp"

#include <catch2/catch.hpp>

using namespace guichet;
using namespace guichet::mail;

namespace {

constexpr std::string_view kUrl = "http://127.0.0.1:8780/confirm/AAAA";

struct ComposerFixture {
  localize::Localizer localizer;
  localize::Templates templates{localizer};
  Composer composer{templates, {"Maison \xC3\x89lodie", "bonjour@example.org"}, 48};

  std::string content(std::string_view kind, std::string_view locale) const {
    const std::string payload =
        R"({"to":"zoe@example.org","locale":")" + std::string(locale) + R"(","url":")" + std::string(kUrl) + R"("})";
    auto envelope = composer.compose(Id{1}, kind, payload, 0);
    REQUIRE(envelope);
    return envelope->content;
  }
};

// Undoes quoted-printable.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=' || i + 2 >= text.size()) {
      out += text[i];
    } else if (text.substr(i + 1, 2) == "\r\n") {
      i += 2;
    } else {
      out += static_cast<char>(std::strtol(std::string(text.substr(i + 1, 2)).c_str(), nullptr, 16));
      i += 2;
    }
  }
  return out;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("the confirmation mail has its link in both parts and every word filled in") {
  const ComposerFixture fixture;
  const auto [locale, language] = GENERATE(table<std::string, std::string>({{"fr", "fr"}, {"en", "en"}, {"fr-CA", "fr"}, {"xx", "en"}}));
  const std::string mail = decoded(fixture.content("mail.confirm", locale));
  CHECK(contains(mail, "<html lang=\"" + language + "\">"));
  CHECK(occurrences(mail, kUrl) == 4);  // once as text; as button, address and its label in HTML
  CHECK(contains(mail, "48"));
  CHECK(contains(mail, "Maison \xC3\x89lodie"));
  CHECK_FALSE(contains(mail, "{brand}"));
  CHECK_FALSE(contains(mail, "{hours}"));
  CHECK_FALSE(contains(mail, "{{"));
  CHECK_FALSE(contains(mail, "<img"));
  CHECK_FALSE(contains(mail, "&#"));
}

TEST_CASE("the account mail holds no link") {
  const ComposerFixture fixture;
  const std::string mail = decoded(fixture.content("mail.account_exists", "fr"));
  CHECK_FALSE(contains(mail, "http://"));
  CHECK_FALSE(contains(mail, "class=\"action\""));
  CHECK(contains(mail, fixture.localizer.text("fr", "mail.account_exists.ignore")));
}

TEST_CASE("the text part keeps characters that HTML would escape") {
  const ComposerFixture fixture;
  const std::string mail = decoded(fixture.content("mail.confirm", "en"));
  const std::string text = mail.substr(0, mail.find("text/html"));
  CHECK(contains(text, fixture.localizer.text("en", "mail.confirm.ignore")));
  CHECK_FALSE(contains(text, "&"));
}

TEST_CASE("a payload that is not one gives no mail") {
  const ComposerFixture fixture;
  const std::string payload = GENERATE("", "[]", "{}", R"({"to":"a@b.fr","locale":"fr"})", R"({"to":1,"locale":"fr","url":"x"})",
                                       R"({"to":"a@b.fr\r\nBcc: c@d.fr","locale":"fr","url":"x"})");
  CHECK_FALSE(fixture.composer.compose(Id{1}, "mail.confirm", payload, 0));
}
