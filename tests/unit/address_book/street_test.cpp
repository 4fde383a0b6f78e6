#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace guichet::address_register;

TEST_CASE("what stands in the register is accepted as the register writes it") {
  const Sample sample;
  const auto [line, wanted] = GENERATE(table<std::string, std::string>({
      {"13 bis Impasse des Réfractaires", "accept number 13 bis|Impasse des Réfractaires|32700|Lectoure"},
      {"13BIS IMPASSE DES REFRACTAIRES", "accept number 13 bis|Impasse des Réfractaires|32700|Lectoure"},
      {"13 bis, impasse des refractaires", "accept number 13 bis|Impasse des Réfractaires|32700|Lectoure"},
      {"Impasse des Réfractaires", "accept street |Impasse des Réfractaires|32700|Lectoure"},
      {"9 rue Antoine, Émile et Zoé", "accept number 9|Rue Antoine, Émile et Zoé|32700|Lectoure"},
      {"1/5 rue des Trois Guichets", "accept number 1/5|Rue des Trois Guichets|32700|Lectoure"},
  }));
  CHECK(text_of(sample.check(line, "32700", "Lectoure")) == wanted);
}

TEST_CASE("slips are corrected, and each part that changes is named") {
  const Sample sample;
  const auto [line, code, city, wanted] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"13bis imp. refractaires", "32700", "lectoure",
       "correct number 13 bis|Impasse des Réfractaires|32700|Lectoure:street"},
      {"13 bis impasse des réfarctaires", "32700", "Lectoure",
       "correct number 13 bis|Impasse des Réfractaires|32700|Lectoure:street"},
      {"4 r du gal quelconque", "32700", "Lectoure",
       "correct number 4|Rue du Général Quelconque|32700|Lectoure:street"},
      {"4 bis rue du général quelconque", "32700", "Lectoure",
       "correct number 4 b|Rue du Général Quelconque|32700|Lectoure:number"},
      {"13 bis impasse des réfractaires", "32070", "Lectoure",
       "correct number 13 bis|Impasse des Réfractaires|32700|Lectoure:postal_code"},
      {"13 bis impasse des réfractaires", "", "Lectoure",
       "correct number 13 bis|Impasse des Réfractaires|32700|Lectoure:postal_code"},
      {"13 bis impasse des réfractaires", "32700", "Lectour",
       "correct number 13 bis|Impasse des Réfractaires|32700|Lectoure:city"},
      {"13 bis impasse des réfractaires", "32000", "Lectoure",
       "correct number 13 bis|Impasse des Réfractaires|32700|Lectoure:postal_code"},
      {"1 lieu-dit place bordereau", "32700", "Lectoure",
       "correct number 1|Place Bordereau|32700|Lectoure:street"},
      {"8 avenue tamponnier", "32000", "Auch",
       "correct number 8|Avenue Étienne Tamponnier|32000|Auch:street"},
      {"42 rue du recepisse", "75000", "Paris", "correct number 42|Rue du Récépissé|75015|Paris:postal_code"},
      {"42 rue du recepisse", "", "Paris 15", "correct number 42|Rue du Récépissé|75015|Paris:postal_code"},
      {"101 chemin oubli", "20000", "ajaccio",
       "correct number 101|Chemin de l'Oubli|20090|Ajaccio:street:postal_code"},
  }));
  INFO(line << " " << code << " " << city);
  CHECK(text_of(sample.check(line, code, city)) == wanted);
}

TEST_CASE("an address may stand in one line, and its parts in each other's fields") {
  const Sample sample;
  const std::string wanted = "13 bis|Impasse des Réfractaires|32700|Lectoure";
  const std::vector<AddressInput> inputs = {
      {{"13 bis impasse des réfractaires, 32700 Lectoure"}, "", ""},
      {{"13 bis impasse des réfractaires 32700 Lectoure"}, "", ""},
      {{"13 bis impasse des réfractaires", "32700 Lectoure"}, "", ""},
      {{"13 bis impasse des réfractaires"}, "Lectoure", "32700"},
      {{"13 bis impasse des réfractaires"}, "32700 Lectoure", ""},
      {{"13 bis impasse des réfractaires"}, "", "32700 Lectoure"},
      {{"Appt 3", "13 bis impasse des réfractaires"}, "32700", "Lectoure"},
      {{"13 bis impasse des réfractaires Lectoure"}, "", ""},
      {{"13 bis impasse des réfractaires, Lectoure"}, "", ""},
      {{"Impasse des Réfractaires 13bis"}, "32700", "Lectoure"},
      {{"13 bis impasse des réfractaires", "32700 Lectoure", "France"}, "", ""},
  };
  for (const AddressInput& input : inputs) {
    const AddressVerdict verdict = sample.book().check(input);
    INFO(input.lines.back() << "|" << input.postal_code << "|" << input.city);
    CHECK(text_of(verdict).find("number " + wanted) != std::string::npos);
    CHECK((verdict.verdict == Verdict::kAccept || verdict.verdict == Verdict::kCorrect));
  }
}

TEST_CASE("the type of a street is hard evidence") {
  const Sample sample;
  CHECK(text_of(sample.check("2 place des trois guichets", "32700", "Lectoure")) ==
        "accept number 2|Place des Trois Guichets|32700|Lectoure");
  CHECK(text_of(sample.check("1 rue des trois guichets", "32700", "Lectoure")) ==
        "accept number 1|Rue des Trois Guichets|32700|Lectoure");
  SECTION("where both have it, another type is a choice") {
    const AddressVerdict verdict = sample.check("1 avenue des trois guichets", "32700", "Lectoure");
    CHECK(verdict.verdict == Verdict::kChoose);
    CHECK(verdict.choices.size() >= 2);
  }
  SECTION("and where the number is not there, nothing is sure") {
    CHECK(sample.check("3 rue bordereau", "32700", "Lectoure").verdict != Verdict::kCorrect);
    CHECK(sample.check("3 rue bordereau", "32700", "Lectoure").verdict != Verdict::kAccept);
  }
}

TEST_CASE("a number that is not there is asked about, with those near it") {
  const Sample sample;
  const AddressVerdict verdict = sample.check("14 impasse des réfractaires", "32700", "Lectoure");
  CHECK(text_of(verdict) == "unknown_number street 14|Impasse des Réfractaires|32700|Lectoure");
  CHECK(verdict.near_numbers == std::vector<std::string>{"1", "2", "13 bis", "15", "17"});
}

TEST_CASE("a suffix that is not there is not taken off, and none is put on") {
  const Sample sample;
  CHECK(text_of(sample.check("15 b impasse des réfractaires", "32700", "Lectoure")) ==
        "unknown_number street 15 b|Impasse des Réfractaires|32700|Lectoure");
  CHECK(text_of(sample.check("13 impasse des réfractaires", "32700", "Lectoure")) ==
        "unknown_number street 13|Impasse des Réfractaires|32700|Lectoure");
}

TEST_CASE("nothing is said of the streets of a city that has none in the register") {
  const Sample sample;
  CHECK(text_of(sample.check("12 rue de Rivoli", "75005", "Paris")) == "unchecked city ||75005|Paris");
}

TEST_CASE("where code and name are those of one city, no street of another one is offered") {
  const Sample sample;
  for (const auto& choice : sample.check("12 rue du bordereau", "32700", "Lectoure").choices)
    CHECK(choice.city == "Lectoure");
}

TEST_CASE("a street that is not there is not made another one") {
  const Sample sample;
  const AddressVerdict verdict = sample.check("3 rue de nulle part", "32700", "Lectoure");
  CHECK(text_of(verdict) == "unknown_street city ||32700|Lectoure");
  CHECK(verdict.choices.empty());
  SECTION("not even one of the same name in the next city") {
    const auto other = sample.check("12 rue du bordereau", "32700", "Marsolan").verdict;
    CHECK(other != Verdict::kAccept);
    CHECK(other != Verdict::kCorrect);
  }
  SECTION("a partial book says nothing of it") {
    const AddressBook partial(sample.book().sources(), true);
    CHECK(partial.check({{"3 rue de nulle part"}, "32700", "Lectoure"}).verdict == Verdict::kUnchecked);
    CHECK(partial.check({{"3 rue de nulle part"}, "32700", "Lectoure"}).level == Level::kCity);
  }
}

TEST_CASE("CEDEX and army codes are never rewritten") {
  const Sample sample;
  const AddressVerdict cedex = sample.check("13 bis imp. des réfractaires", "32709", "LECTOURE CEDEX");
  CHECK(cedex.address.postal_code == "32709");
  CHECK(cedex.address.city == "LECTOURE CEDEX");
  CHECK(cedex.address.insee == "32208");
  CHECK(sample.check("1 rue du camp", "00125", "ARMEES").verdict == Verdict::kUnchecked);
}

TEST_CASE("nothing typed is lost") {
  const Sample sample;
  const AddressVerdict verdict = sample.book().check(
      {{"Appt 4, Bât B, 15 impasse des réfractaires", "chez Mme Souche"}, "32700", "Lectoure"});
  CHECK(verdict.verdict == Verdict::kAccept);
  CHECK(verdict.extras == std::vector<std::string>{"Appt 4", "Bât B", "chez Mme Souche"});
}

TEST_CASE("certainty and margin are probabilities, and sure ones are high") {
  const Sample sample;
  for (const auto* line :
       {"13 bis impasse des réfractaires", "1 rue des trois guichets", "8 av. tamponier", "x", "12"}) {
    const AddressVerdict verdict = sample.check(line, "32700", "Lectoure");
    CHECK(verdict.certainty >= 0);
    CHECK(verdict.certainty <= 1);
    CHECK(verdict.margin >= 0);
    CHECK(verdict.margin <= 1);
    if (verdict.verdict == Verdict::kAccept || verdict.verdict == Verdict::kCorrect)
      CHECK(verdict.certainty > 0.8);
  }
}

TEST_CASE("a register that was built is read again, and its words give its labels") {
  const Sample sample;
  const Register& streets = *sample.book().sources().streets.front();
  std::vector<std::string> labels;
  for (const auto& commune : streets.communes().entries()) {
    StreetBlockReader block(commune.streets);
    for (Street street; block.next(street);) labels.push_back(streets.label(street));
  }
  CHECK(labels.size() == 10);
  CHECK(std::find(labels.begin(), labels.end(), "Rue Antoine, Émile et Zoé") != labels.end());
}
