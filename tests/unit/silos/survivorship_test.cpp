#include "silos/survivorship.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <map>

using namespace guichet::silos;
using guichet::match::Token;

namespace {

using Values = std::map<Token, std::string>;

// Profiles and records of one person, kept for as long as the members are used.
class People {
 public:
  explicit People(const std::vector<Values>& records) {
    for (const Values& values : records) add(values);
  }

  std::string_view merged(Token token) const {
    return merge_values(members_)[static_cast<std::size_t>(token)];
  }

 private:
  void add(const Values& values) {
    values_.push_back(values);
    SourceRecord source;
    guichet::match::Record record;
    record.country = "FR";
    for (const auto& [token, text] : values_.back()) {
      source.values[static_cast<std::size_t>(token)] = text;
      record[token] = text;
    }
    profiles_.push_back(guichet::match::make_profile(record));
    members_.push_back({source, guichet::match::view_of(profiles_.back())});
  }

  std::deque<Values> values_;
  std::deque<guichet::match::Profile> profiles_;
  std::vector<Member> members_;
};

}  // namespace

TEST_CASE("what can be read beats what cannot, however often that stands there") {
  const People people({{{Token::kBirthDate, "31/02/1980"}},
                       {{Token::kBirthDate, "31/02/1980"}},
                       {{Token::kBirthDate, "03/02/1980"}}});
  CHECK(people.merged(Token::kBirthDate) == "03/02/1980");
}

TEST_CASE("what most records say wins, in whatever spelling, then the longest spelling") {
  const People people({{{Token::kGivenName, "Maria"}, {Token::kFamilyName, "DUPONT"}},
                       {{Token::kGivenName, "marie"}, {Token::kFamilyName, "Durand-Lévy"}},
                       {{Token::kGivenName, "Marie"}, {Token::kFamilyName, "durand levy"}},
                       {{Token::kGivenName, "M"}}});
  CHECK(people.merged(Token::kGivenName) == "marie");  // of two spellings of one length, the first record's
  CHECK(people.merged(Token::kFamilyName) == "Durand-Lévy");
}

TEST_CASE("an initial is no name where there is one, and stays where there is none") {
  CHECK(People({{{Token::kGivenName, "J"}}, {{Token::kGivenName, "Jo"}}}).merged(Token::kGivenName) == "Jo");
  CHECK(People({{{Token::kGivenName, "J"}}}).merged(Token::kGivenName) == "J");
}

TEST_CASE("a mailbox without a slip in its domain is kept") {
  const People people(
      {{{Token::kEmail, "marie.dupont@gmial.com"}}, {{Token::kEmail, "Marie.Dupont@gmail.com"}}});
  CHECK(people.merged(Token::kEmail) == "Marie.Dupont@gmail.com");
}

TEST_CASE("an address is of one record, also where another has a longer city") {
  const People people(
      {{{Token::kAddressLine1, "12 rue de la Paix"}, {Token::kPostalCode, "75002"}, {Token::kCity, "Paris"}},
       {{Token::kPostalCode, "93400"}, {Token::kCity, "Saint-Ouen-sur-Seine"}}});
  CHECK(people.merged(Token::kAddressLine1) == "12 rue de la Paix");
  CHECK(people.merged(Token::kPostalCode) == "75002");
  CHECK(people.merged(Token::kCity) == "Paris");
}
