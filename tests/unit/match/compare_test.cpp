#include "match/compare.hpp"

#include <catch2/catch.hpp>

#include "people.hpp"

using namespace guichet::match;

namespace {

// The name of the level at which a field agrees, or "missing".
std::string level_of(Field field, const Profile& left, const Profile& right) {
  const std::uint8_t level = compare(view_of(left), view_of(right))[static_cast<std::size_t>(field)];
  CHECK(level == compare(view_of(right), view_of(left))[static_cast<std::size_t>(field)]);
  return level == kMissing ? "missing" : std::string(table_of(field).rows[level].name);
}

struct Row {
  const char *left, *right, *level;
};

void check_rows(Field field, Token token, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.left, row.right);
    CHECK(level_of(field, make_person({{token, row.left}}), make_person({{token, row.right}})) == row.level);
  }
}

}  // namespace

TEST_CASE("given names agree by levels") {
  check_rows(Field::kGivenName, Token::kGivenName,
             {{"Jean", "jean", "same"},
              {"Jean", "Jaen", "one_slip"},
              {"Alexandre", "Alex", "nickname"},
              {"Robert", "Bob", "nickname"},
              {"Jean Pierre", "Jean", "part"},
              {"J", "Jean", "initial"},
              {"J", "Marie", "different"},
              {"Marie", "Paul", "different"},
              {"Client 12", "Client 13", "different"},
              {"", "Paul", "missing"}});
}

TEST_CASE("family names agree by levels") {
  check_rows(Field::kFamilyName, Token::kFamilyName,
             {{"Lefèvre", "LEFEVRE", "same"},
              {"Dupont", "Dupond", "one_slip"},
              {"Martin", "Martin-Duval", "part"},
              {"Duval", "Martin Duval", "part"},
              {"Martin", "Bernard", "different"},
              {"", "", "missing"}});
}

TEST_CASE("names in each other's field are known") {
  const auto person = [](const char* given, const char* family) {
    return make_person({{Token::kGivenName, given}, {Token::kFamilyName, family}});
  };
  CHECK(level_of(Field::kGivenName, person("Nadia", "Perrin"), person("Perrin", "Nadia")) == "swapped");
  CHECK(level_of(Field::kGivenName, person("Nadia", "Perrin"), person("Perrin", "N")) == "swapped");
  CHECK(level_of(Field::kFamilyName, person("Nadia", "Perrin"), person("Perrin", "Nadia")) == "missing");
  CHECK(level_of(Field::kGivenName, person("Nadia", "Perrin"), person("Claire", "Nadia")) == "different");
}

TEST_CASE("birth dates agree by levels") {
  check_rows(Field::kBirthDate, Token::kBirthDate,
             {{"1980-12-31", "1980-12-31", "same"},
              {"1980-12-31", "1980-12-21", "one_slip"},
              {"1980-12-31", "1908-12-31", "one_slip"},
              {"1980-03-04", "1980-04-03", "one_slip"},
              {"1980-12-31", "1980-01-01", "part"},
              {"1980-12-31", "1990-12-31", "one_slip"},
              {"1980-12-31", "1971-12-31", "part"},
              {"1980-12-31", "1980-06-15", "year"},
              {"1980-12-31", "1963-06-15", "different"}});
}

TEST_CASE("e-mail addresses agree by levels") {
  check_rows(Field::kEmail, Token::kEmail,
             {{"a.martin@gmail.com", "amartin+x@googlemail.com", "same"},
              {"dragon93@free.fr", "dragon93@orange.fr", "same_local"},
              {"dragon93@free.fr", "dragon39@free.fr", "one_slip"},
              {"dragon93@free.fr", "soleil@sfr.fr", "different"}});
}

TEST_CASE("mailboxes that follow from the names say no more than the names") {
  const auto person = [](const char* email) {
    return make_person({{Token::kEmail, email}, {Token::kGivenName, "Jean"}, {Token::kFamilyName, "Dupont"}});
  };
  CHECK(level_of(Field::kEmail, person("jean.dupont@free.fr"), person("jean.dupont@sfr.fr")) == "same_names");
  CHECK(level_of(Field::kEmail, person("jean.dupont@free.fr"), person("j.dupont@sfr.fr")) == "of_names");
  CHECK(level_of(Field::kEmail, person("jean.dupont12@free.fr"), person("jean.dupont75@free.fr")) ==
        "of_names");
  CHECK(level_of(Field::kEmail, person("jean.dupont12@free.fr"), person("jean.dupont12@sfr.fr")) ==
        "same_local");
  CHECK(level_of(Field::kEmail, person("jean.dupont@free.fr"), person("jean.dupnot@free.fr")) == "one_slip");
}

TEST_CASE("a mobile number is worth more than a landline") {
  check_rows(Field::kTel, Token::kTel,
             {{"06 12 34 56 78", "+33612345678", "same_mobile"},
              {"01 42 34 56 78", "+33142345678", "same"},
              {"06 12 34 56 78", "06 12 34 56 87", "one_slip"},
              {"06 12 34 56 78", "07 99 11 22 33", "different"}});
}

TEST_CASE("addresses agree by levels") {
  const auto person = [](const char* street, const char* code, const char* city) {
    return make_person({{Token::kAddressLine1, street}, {Token::kPostalCode, code}, {Token::kCity, city}});
  };
  const Profile home = person("12 rue des Lilas", "69003", "Lyon");
  CHECK(level_of(Field::kStreet, home, person("12, r. Lilas", "69003", "Lyon")) == "same");
  CHECK(level_of(Field::kStreet, home, person("12 rue des Lylas", "69003", "Lyon")) == "similar");
  CHECK(level_of(Field::kStreet, home, person("14 rue des Lilas", "69003", "Lyon")) == "other_number");
  CHECK(level_of(Field::kLocality, home, person("", "69003", "")) == "same");
  CHECK(level_of(Field::kLocality, home, person("", "69030", "lyon")) == "postal_code_slip");
  CHECK(level_of(Field::kLocality, home, person("", "", "LYON")) == "city_only");
  CHECK(level_of(Field::kLocality, home, person("", "31000", "Toulouse")) == "different");
}

TEST_CASE("one move does not count twice") {
  const Profile before =
      make_person({{Token::kAddressLine1, "12 rue des Lilas"}, {Token::kPostalCode, "69003"}});
  const Profile after = make_person({{Token::kAddressLine1, "3 avenue Foch"}, {Token::kPostalCode, "31000"}});
  CHECK(level_of(Field::kLocality, before, after) == "different");
  CHECK(level_of(Field::kStreet, before, after) == "missing");
}

TEST_CASE("comparing is the same in either order") {
  const auto records = make_population(60, 2).records;
  for (std::size_t i = 0; i + 1 < records.size(); ++i) {
    for (std::size_t j : {i + 1, (i * 7 + 3) % records.size()}) {
      CHECK(compare(view_of(records[i]), view_of(records[j])) ==
            compare(view_of(records[j]), view_of(records[i])));
    }
  }
}
