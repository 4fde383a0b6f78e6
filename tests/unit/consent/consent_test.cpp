// What stands by itself of consents: networks instead of addresses, months, questions of a form, tables of
// data.
#include <catch2/catch.hpp>
#include <string>

#include "consent/calendar.hpp"
#include "consent/person_data.hpp"
#include "consent/settings.hpp"
#include "consent/visit.hpp"
#include "forms/consent_questions.hpp"
#include "people/instant.hpp"

using namespace guichet;

namespace {

Json question() {
  return {{"purpose", "news"},
          {"title", {{"fr", "Lettre"}, {"en", "Letter"}}},
          {"text", {{"fr", "Oui"}, {"en", "Yes"}}}};
}

std::string before(const char* instant, std::int64_t months) {
  return people::instant_text(consent::months_before(*people::parse_instant(instant), months));
}

}  // namespace

TEST_CASE("B17 of an address only its network is kept") {
  CHECK(consent::truncate_ip("203.0.113.77") == "203.0.113.0/24");
  CHECK(consent::truncate_ip("2001:db8:1:2:3:4:5:6") == "2001:db8:1::/48");
  CHECK(consent::truncate_ip("::ffff:203.0.113.77") == "203.0.113.0/24");
  CHECK(consent::truncate_ip("::1") == "::/48");
  CHECK(consent::truncate_ip("no address").empty());
}

TEST_CASE("a visit is cut to what is asked for and bounded") {
  consent::Settings settings;
  const auto visit =
      consent::make_visit(settings, "https://shop.example/a?b", "203.0.113.77", std::string(600, 'x') + "\n");
  CHECK(visit.page_url == "https://shop.example/a?b");
  CHECK(visit.user_agent == std::string(512, 'x'));
  settings.keeps_ip = settings.keeps_user_agent = false;
  const auto silent = consent::make_visit(settings, "javascript:alert(1)", "203.0.113.77", "x");
  CHECK(silent.page_url.empty());
  CHECK(silent.ip_text.empty());
  CHECK(silent.user_agent.empty());
  settings.keeps_user_agent = true;
  CHECK(consent::make_visit(settings, "", "",
                            "a\x01\xFF"
                            "b")
            .user_agent == "a??b");
}

TEST_CASE("months are those of the calendar") {
  CHECK(before("2026-11-25T10:00:00Z", 36) == "2023-11-25T10:00:00.000Z");
  CHECK(before("2024-02-29T10:00:00Z", 12) == "2023-02-28T10:00:00.000Z");
  CHECK(before("2026-03-31T00:00:00Z", 1) == "2026-02-28T00:00:00.000Z");
}

TEST_CASE("a question has its words in each language, with their hash") {
  const auto questions = forms::parse_consent_questions(Json::array({question()}));
  REQUIRE(questions);
  const forms::ConsentQuestion& news = questions->at(0);
  CHECK_FALSE(news.is_required);
  CHECK(news.wording("fr-CA", "en").text == "Oui");
  CHECK(news.wording("de", "en").text == "Yes");
  CHECK(news.wording("de", "es").text == "Yes");
  // printf %s Oui | sha256sum
  CHECK(news.wording("fr", "en").hash ==
        "sha256:0a90407639c4155a2fa08ac4c97bfd08fa4856b31f167978918ffe0f1fa8defa");
}

TEST_CASE("B21 a box that is ticked beforehand is refused, whatever it is called") {
  for (const char* name : {"checked", "default", "preselected", "preticked", "selected", "ticked", "value"}) {
    for (const Json& value : {Json(true), Json(false), Json("on")}) {
      Json ticked = question();
      ticked[name] = value;
      const auto questions = forms::parse_consent_questions(Json::array({ticked}));
      REQUIRE_FALSE(questions);
      CHECK(questions.error().find("ticked beforehand") != std::string::npos);
    }
  }
}

TEST_CASE("questions that are not right are refused with a reason") {
  const auto refusal = [](const Json& consents) {
    const auto questions = forms::parse_consent_questions(consents);
    return questions ? std::string() : questions.error();
  };
  CHECK(refusal(Json::object()) == "consents must be a list");
  CHECK(refusal(Json::array({question(), question()})) == "consents/1: purpose stands there twice");
  CHECK(refusal(Json::array({1})) == "consents/0: must be an object");
  CHECK(refusal(Json(std::vector<Json>(21, question()))) == "consents: at most 20 questions");
  for (const char* purpose : {"", "News", "-a", "a b"}) {
    Json wrong = question();
    wrong["purpose"] = purpose;
    CHECK(refusal(Json::array({wrong})).find("purpose must be") != std::string::npos);
  }
  Json languages = question();
  languages["text"].erase("en");
  CHECK(refusal(Json::array({languages})) == "consents/0: title and text must be in the same languages");
  Json unknown = question();
  unknown["colour"] = "red";
  CHECK(refusal(Json::array({unknown})) == "consents/0: colour is not known");
}

TEST_CASE("a table of data runs no formula") {
  const std::string table = consent::person_data_csv({{"a", "=1+1"}, {"b", {{"c", "x\"y"}}}, {"n", 3}});
  CHECK(table == "where,value\r\n\"/a\",\"'=1+1\"\r\n\"/b/c\",\"x\"\"y\"\r\n\"/n\",\"3\"\r\n");
}
