#include <catch2/catch.hpp>

#include "silos/column_plan.hpp"
#include "silos/csv_dialect.hpp"
#include "silos/windows_1252.hpp"

using namespace guichet::silos;
using guichet::match::Token;

namespace {

const ColumnNames kKnown;

Token token_of(std::string_view name) {
  const auto meaning = kKnown.find(name);
  REQUIRE(meaning);
  return meaning->token;
}

ColumnPlan plan(const std::vector<std::string_view>& header, const WantedColumns& wanted = {"id", "", {}}) {
  auto made = plan_columns(header, wanted, kKnown);
  REQUIRE(made);
  return *std::move(made);
}

using Columns = std::vector<std::size_t>;

}  // namespace

TEST_CASE("columns are known by their names, however they are written") {
  CHECK(token_of("email") == Token::kEmail);
  CHECK(token_of(" E-Mail ") == Token::kEmail);
  CHECK(token_of("Prénom") == Token::kGivenName);
  CHECK(token_of("firstName") == Token::kGivenName);
  CHECK(token_of("NOM DE FAMILLE") == Token::kFamilyName);
  CHECK(token_of("Né le") == Token::kBirthDate);
  CHECK(token_of("address-level2") == Token::kCity);
  CHECK(token_of("suburb") == Token::kCity);
  CHECK(token_of("postcode_fake") == Token::kPostalCode);
  CHECK(token_of("client_email") == Token::kEmail);
  CHECK(token_of("Civilité") == Token::kSex);
  CHECK_FALSE(kKnown.find("cluster"));
  CHECK_FALSE(kKnown.find("soc_sec_id"));
  CHECK_FALSE(kKnown.find("email_optin"));
}

TEST_CASE("every token has names, and no name has two meanings") {
  CHECK(kKnown.table().size() == guichet::match::kTokenCount);
  for (const auto& [token, names] : kKnown.table()) {
    REQUIRE_FALSE(names.empty());
    for (const std::string& name : names) CHECK(token_of(name) == token);
    CHECK(token_of(guichet::match::token_name(token)) == token);
  }
}

TEST_CASE("countries are known by code and by name") {
  CHECK(kKnown.country_code("fr") == "FR");
  CHECK(kKnown.country_code("États-Unis") == "US");
  CHECK(kKnown.country_code("UK") == "GB");
  CHECK_FALSE(kKnown.country_code("Atlantis"));
}

TEST_CASE("of two columns for one thing the better name is read first, and that is said") {
  const ColumnPlan made = plan({"id", "phone", "Mobile", "email", "client_email", "optin"});
  CHECK(made.of(Token::kTel) == Columns{2, 1});
  CHECK(made.of(Token::kEmail) == Columns{3});
  CHECK(made.unused == std::vector<std::string>{"client_email", "optin"});
  REQUIRE(made.notes.size() == 1);
  CHECK(made.notes[0].key == "silos.note.second_column");
}

TEST_CASE("a full name is read where there are not both parts of it") {
  CHECK(plan({"id", "full_name"}).of(Token::kName) == Columns{1});
  const ColumnPlan both = plan({"id", "full_name", "first_name", "surname"});
  CHECK(both.of(Token::kName).empty());
  CHECK(both.of(Token::kGivenName) == Columns{2});
  CHECK(both.notes.size() == 1);
  CHECK(plan({"id", "name", "first_name"}).of(Token::kFamilyName) == Columns{1});
  CHECK(plan({"id", "name", "surname"}).of(Token::kGivenName) == Columns{1});
  CHECK(plan({"id", "nom_complet", "prenom"}).of(Token::kGivenName).empty());
  CHECK(plan({"id", "nom", "prenom"}).of(Token::kFamilyName) == Columns{1});
}

TEST_CASE("a mapping says it otherwise") {
  WantedColumns wanted{"id", "", {{"x", Token::kEmail}, {"nom", std::nullopt}}};
  const ColumnPlan made = plan({"id", "X", "nom", "silo"}, wanted);
  CHECK(made.of(Token::kEmail) == Columns{1});
  CHECK(made.unused == std::vector<std::string>{"nom"});
  CHECK(made.silo == 3U);
}

TEST_CASE("a header without the id, the silo or any known column is refused with what there is") {
  const auto refusal = [](const std::vector<std::string_view>& header, const std::string& silo) {
    return plan_columns(header, {"id", silo, {}}, kKnown).error();
  };
  CHECK(refusal({"key", "email"}, "") == "there is no column id; the columns are: key, email");
  CHECK(refusal({"id", "email"}, "brand") == "there is no column brand; the columns are: id, email");
  CHECK(refusal({"id", "a", "b"}, "").find("id, a, b") != std::string::npos);
  const WantedColumns two{"id", "", {}, {"customer"}};
  CHECK(plan({"email", "Customer"}, two).id == 1);
  CHECK(plan({"customer", "id", "email"}, two).id == 1);
  CHECK(plan_columns({"key", "email"}, two, kKnown).error() ==
        "there is no column id or customer; the columns are: key, email");
}

TEST_CASE("separators and encodings are recognised") {
  CHECK(find_separator("id;\"a,b,c,d\";nom\n1,2,3,4,5,6") == ';');
  CHECK(find_separator("id\temail") == '\t');
  CHECK(find_separator("id|email\r\n") == '|');
  CHECK_FALSE(find_separator("id"));
  CHECK(find_foreign_format("\xFF\xFEi") == "is written in UTF-16");
  CHECK(find_foreign_format({"i\0d\0", 4}) == "is written in UTF-16");
  CHECK(find_foreign_format({"id,email\n1,a\0\n", 13}) == "is no text: it has bytes of zero");
  CHECK(find_foreign_format("PK\x03\x04...").starts_with("is an Excel workbook"));
  CHECK(find_foreign_format("\x1F\x8B").starts_with("is packed with gzip"));
  CHECK(find_foreign_format("id,email").empty());
  CHECK(windows_1252_to_utf8("Ren\xE9 \x80 \x9C") == "René € œ");
}
