#include "french_address/spelling.hpp"

#include <catch2/catch.hpp>

using namespace guichet::french_address;

namespace {

constexpr Cost kLimit = 5'000;

Cost cost(std::string_view typed, std::string_view wanted, Cost limit = kLimit) {
  const auto typed_words = split_into_words(typed);
  const auto wanted_words = split_into_words(wanted);
  Spelling one;
  one.append_typed({typed_words.begin(), typed_words.end()});
  Spelling other;
  other.append_registered({wanted_words.begin(), wanted_words.end()});
  return spelling_cost(one, other, limit);
}

}  // namespace

TEST_CASE("what differs in case, accents, marks, abbreviations and numerals costs nothing") {
  CHECK(cost("pl st-eloi", "pl Saint Éloi") == 0);
  CHECK(cost("dix neuf mars", "19 Mars") == 0);
  CHECK(cost("henri 4", "Henri IV") == 0);
  CHECK(cost("deshameaux", "des Hameaux") == 0);
}

TEST_CASE("the likelier a slip, the less it costs") {
  CHECK(cost("jarddins", "Jardins") < cost("jarsins", "Jardins"));     // a doubled letter, a neighbouring key
  CHECK(cost("jarsins", "Jardins") <= cost("jarpins", "Jardins"));     // a neighbouring key, a far one
  CHECK(cost("poste", "de la Poste") < cost("post", "Poste d"));       // articles are left out
  CHECK(cost("hugo", "Victor Hugo") < cost("victor", "Victor Hugo"));  // rather the given name than the other
  CHECK(cost("filipe", "Philippe") < cost("filirpe", "Philippe"));     // as it sounds
}

TEST_CASE("numbers and the word that a name is known by are hard evidence") {
  CHECK(cost("8 mai 1945", "9 mai 1945") > 500);
  CHECK(cost("lotissement 3", "lotissement 4") > 500);
  CHECK(cost("pasteur", "Gambetta") > 1'000);
}

TEST_CASE("a word that was typed for nothing costs more than one that was left out") {
  CHECK(cost("grand moulin", "Moulin") > cost("moulin", "Grand Moulin"));
}

TEST_CASE("the limit is what is given when it costs as much or more") {
  CHECK(cost("pasteur", "gambetta", 300) == 300);
  CHECK(cost("", "Rue", 100) == 100);
  CHECK(cost("", "") == 0);
}

TEST_CASE("long texts are compared by their beginning and nothing is written beyond it") {
  const std::string text(500, 'a');
  CHECK(cost(text, text) == 0);
  CHECK(cost("a b c d e f g h i j k l m n o p q r s t u v w x y z",
             "a b c d e f g h i j k l m n o p q r s t u v w x y z") == 0);
}
