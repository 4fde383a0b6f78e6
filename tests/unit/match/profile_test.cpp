#include <catch2/catch.hpp>

#include "match/birth_date.hpp"
#include "match/profile_view.hpp"
#include "people.hpp"

using namespace guichet::match;

TEST_CASE("two ways to write one person make one profile") {
  const Profile one = make_person({{Token::kEmail, "Jean.Dupont+news@Gmail.com"},
                                   {Token::kTel, "06 12 34 56 78"},
                                   {Token::kGivenName, "Jéan-Pierre"},
                                   {Token::kFamilyName, "DUPONT"},
                                   {Token::kBirthDate, "31/12/1980"},
                                   {Token::kAddressLine1, "12 bis, r. de la Paix"},
                                   {Token::kPostalCode, "75 002"},
                                   {Token::kCity, "St-Étienne Cedex 2"}});
  const Profile other = make_person({{Token::kEmail, "jeandupont@gmail.com"},
                                     {Token::kTel, "+33612345678"},
                                     {Token::kGivenName, "jean pierre"},
                                     {Token::kFamilyName, "Dupont"},
                                     {Token::kBirthDate, "1980-12-31"},
                                     {Token::kAddressLine1, "12B rue Paix"},
                                     {Token::kPostalCode, "75002"},
                                     {Token::kCity, "Saint Etienne"}});
  CHECK(write_profile(one) == write_profile(other));
  CHECK(one.tel == "+33612345678");
  CHECK(one.has_personal_tel);
  CHECK(one.street == "ruepaix");
  CHECK(one.house_number == "12");
  CHECK(one.city == "saintetienne");
}

TEST_CASE("an evident slip in the domain of an e-mail address is mended for comparing") {
  CHECK(make_person({{Token::kEmail, "lea@gmial.com"}}).email ==
        make_person({{Token::kEmail, "lea@gmail.com"}}).email);
}

TEST_CASE("a name in one field is taken apart") {
  const Profile person = make_person({{Token::kName, "Jeanne  d'Arc"}});
  CHECK(person.given_name == "jeanne");
  CHECK(person.family_name == "darc");
}

TEST_CASE("a mailbox that is made of the names is told apart from one that is not") {
  const auto is_of_names = [](const char* email) {
    return make_person({{Token::kEmail, email}, {Token::kGivenName, "Jean"}, {Token::kFamilyName, "Dupont"}})
        .has_email_of_names;
  };
  for (const char* email :
       {"jean.dupont@free.fr", "dupont.jean75@free.fr", "jdupont@free.fr", "dupont2@free.fr"}) {
    CAPTURE(email);
    CHECK(is_of_names(email));
  }
  CHECK_FALSE(is_of_names("titi93@free.fr"));
}

TEST_CASE("birth dates are read as people write them, and nothing else is") {
  for (const char* text :
       {"1980-02-29", "19800229", "29/02/1980", "29.2.1980", "02/29/1980", "1980-02-29T00:00:00Z"}) {
    CAPTURE(text);
    const BirthDate date = parse_birth_date(text);
    CHECK(date.year == 1980);
    CHECK(date.month == 2);
    CHECK(date.day == 29);
  }
  for (const char* text :
       {"", "1981-02-29", "1980", "29/02", "31/04/1980", "0000-00-00", "99999999999", "tomorrow"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_birth_date(text).is_known());
  }
}

TEST_CASE("a profile is read from the bytes that it was written to") {
  for (const Profile& profile : make_population(50, 1).records) {
    const std::string bytes = write_profile(profile);
    const auto read = read_profile(bytes);
    REQUIRE(read);
    CHECK(write_profile(*read) == bytes);
  }
}

TEST_CASE("no other bytes are taken for a profile") {
  const std::string bytes =
      write_profile(make_person({{Token::kEmail, "lea@example.org"}, {Token::kCity, "Lyon"}}));
  CHECK_FALSE(read_profile(""));
  CHECK_FALSE(read_profile(bytes + "x"));
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(read_profile(bytes.substr(0, size)));
  std::string other_version = bytes;
  other_version[0] = 9;
  CHECK_FALSE(read_profile(other_version));
}

TEST_CASE("broken and endless values say nothing and harm nothing") {
  const Profile person = make_person({{Token::kEmail, "\xff\xfe"},
                                      {Token::kGivenName, std::string(100'000, 'a')},
                                      {Token::kFamilyName, "\xc3"},
                                      {Token::kTel, std::string(5000, '9')},
                                      {Token::kAddressLine1, std::string(2000, ' ')}});
  CHECK(person.email.empty());
  CHECK(person.family_name.empty());
  CHECK(view_of(person)[Part::kGivenName].size() <= 255);
  CHECK(read_profile(write_profile(person)));
}

TEST_CASE("a value that is too long is cut between two characters") {
  std::string name = "x";
  while (name.size() < 2000) name += "\xC3\xA9";
  for (const std::size_t first : {std::size_t{0}, std::size_t{1}}) {
    const Profile profile = make_person({{Token::kFamilyName, name.substr(first)}});
    CHECK(profile.family_name.size() > 500);
  }
}
