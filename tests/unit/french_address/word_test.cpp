#include "french_address/word.hpp"

#include <catch2/catch.hpp>

#include "french_address/street_type.hpp"

using namespace guichet::french_address;

namespace {

std::string texts(std::string_view text) {
  std::string joined;
  for (const Word& word : split_into_words(text)) joined += (joined.empty() ? "" : " ") + word.text;
  return joined;
}

WordKind kind(std::string_view text) { return split_into_words(text).at(0).kind; }

}  // namespace

TEST_CASE("two ways to write a word are one") {
  const auto [one, other] = GENERATE(table<std::string, std::string>({
      {"St", "saint"},
      {"ste", "Sainte"},
      {"Dr", "docteur"},
      {"gal", "Général"},
      {"mal", "maréchal"},
      {"4", "quatre"},
      {"IV", "quatre"},
      {"1er", "premier"},
      {"2ème", "deux"},
      {"19", "dixneuf"},
      {"71", "soixanteonze"},
      {"80", "quatrevingt"},
      {"fbg", "faubourg"},
      {"ND", "notredame"},
      {"CAPITAINE", "cne"},
      {"21", "vingtun"},
  }));
  CHECK(texts(one) == texts(other));
}

TEST_CASE("words end at spaces, hyphens, apostrophes and other marks, and at numbers that stick to them") {
  CHECK(texts("Rue de l'Église-Neuve, n° 12") == "rue de l eglise neuve n douze");
  CHECK(texts("11Novembre") == "onze novembre");
  CHECK(texts("Juillet44") == "juillet quarantequatre");
  CHECK(texts("D12 30bis A380") == "d12 30bis a380");
  CHECK(texts("L’Isle–Adam") == "l isle adam");
  CHECK(texts("").empty());
  CHECK(texts(" -- ").empty());
}

TEST_CASE("years stay digits, and leading zeros are nothing") {
  CHECK(texts("1945") == "1945");
  CHECK(texts("08") == "huit");
  CHECK(texts("0") == "0");
}

TEST_CASE("words are told apart by what they are worth") {
  CHECK(kind("des") == WordKind::kArticle);
  CHECK(kind("Docteur") == WordKind::kTitle);
  CHECK(kind("Nathalie") == WordKind::kGivenName);
  CHECK(kind("trente") == WordKind::kNumber);
  CHECK(kind("Pasteur") == WordKind::kPlain);
}

TEST_CASE("each of the lists is found by each of its words") {
  for (const auto* word : {"abbe", "adj", "adjudant", "capitaine", "cdt", "cne", "comte", "doct", "docteur",
                           "gal", "mlle", "president", "sts"}) {
    CHECK(kind(word) == WordKind::kTitle);
  }
  for (const auto* word : {"ii", "xiv", "xxiii", "premier", "premiere", "1ere"})
    CHECK(kind(word) == WordKind::kNumber);
}

TEST_CASE("the word before a word is parted by the mark that stands there") {
  const auto words = split_into_words("10/12 l'orme, rue");
  REQUIRE(words.size() == 5);
  CHECK(words[1].before == '/');
  CHECK(words[3].before == '\'');
  CHECK(words[4].before == ',');
}

TEST_CASE("types of streets are known in full and abbreviated") {
  for (const auto* word : {"boulevard", "bd", "bld", "bvd"})
    CHECK(street_type_name(find_street_type(word)) == "boulevard");
  CHECK(street_type_name(find_street_type("r")) == "rue");
  CHECK(street_type_abbreviation(find_street_type("impasse")) == "IMP");
  CHECK(find_street_type("pasteur") == kNoStreetType);
  CHECK(find_street_type("") == kNoStreetType);
}

TEST_CASE("hostile text is split without harm") {
  CHECK(split_into_words(std::string(100'000, 'a')).size() == 1);
  CHECK(split_into_words(std::string(1'000, '\0')).empty());
}
