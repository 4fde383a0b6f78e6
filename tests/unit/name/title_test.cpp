#include "name/title.hpp"

#include <catch2/catch.hpp>

using namespace guichet;

namespace {

std::size_t titles_of(std::string_view name, const NameContext& context = {}) {
  return count_titles(split_name(name), context);
}

bool is_initials(std::string_view word) { return guichet::is_initials(split_name(word).at(0)); }

}  // namespace

TEST_CASE("titles before a name are counted") {
  for (const char* name : {"Mme Dupont", "MME. Dupont", "Monsieur Jean Dupont", "Mr Smith", "Mrs. Smith",
                           "Dr House", "Prof. X", "Herr Müller", "Fräulein Meier", "Sig.ra Rossi",
                           "Señora García", "M. Dupont", "Sr. García", "Dhr. Vos"}) {
    CAPTURE(name);
    CHECK(titles_of(name) == 1);
  }
  CHECK(titles_of("Prof. Dr. Müller") == 2);
}

TEST_CASE("a title alone is left, for it may be a name") { CHECK(titles_of("Prof. Dr.") == 1); }

TEST_CASE("names that resemble titles are none") {
  for (const char* name : {"Jean", "Mme", "Dr", "Herr", "Don Carlos", "Pan Wei", "Sir Mix", "Sr García",
                           "Mag Jones", "M Dupont", "Messi Leo", "Drew Barry", ""}) {
    CAPTURE(name);
    CHECK(titles_of(name) == 0);
  }
  CHECK(titles_of("M. Night", {NamePart::kGiven, "FR"}) == 0);
  CHECK(titles_of("M. Night Shyamalan", {NamePart::kFull, "US"}) == 0);
}

TEST_CASE("initials are letters with a dot after each") {
  for (const char* word : {"J.", "J.-P.", "T.S.", "É.", "Ю."}) CHECK(is_initials(word));
  for (const char* word : {"J", "Jr.", "J.P", "..", ".", "1.", "Jean", "J.-"}) {
    CAPTURE(word);
    CHECK_FALSE(is_initials(word));
  }
}
