#include "match/entity.hpp"

#include <catch2/catch.hpp>

#include "people.hpp"

using namespace guichet::match;

namespace {

// 0 and 1 are one person's, 2 somebody's of the same name.
std::vector<Profile> records() {
  return {
      make_person(
          {{Token::kEmail, "jean@free.fr"}, {Token::kGivenName, "Jean"}, {Token::kFamilyName, "Perrin"}}),
      make_person(
          {{Token::kEmail, "jean@free.fr"}, {Token::kTel, "0612345678"}, {Token::kBirthDate, "1950-02-03"}}),
      make_person(
          {{Token::kGivenName, "Jean"}, {Token::kFamilyName, "Perrin"}, {Token::kBirthDate, "1982-11-24"}})};
}

}  // namespace

TEST_CASE("a record is lent what its mates know, and nothing else is changed") {
  const auto all = records();
  const Entities entities(3, {{0, 1, 9}}, [&](std::uint32_t record) { return view_of(all[record]); });
  CHECK(entities.has_mates(0));
  CHECK(entities.has_mates(1));
  CHECK_FALSE(entities.has_mates(2));
  const ProfileView completed = entities.complete(0, 2);
  CHECK(completed[Part::kGivenName] == "jean");
  CHECK(completed[Part::kTel] == "+33612345678");
  CHECK(completed.birth_date.year == 1950);
  const auto bday = static_cast<std::size_t>(Field::kBirthDate);
  CHECK(compare(view_of(all[0]), view_of(all[2]))[bday] == kMissing);
  CHECK(entities.compare(0, 2)[bday] == static_cast<std::uint8_t>(DateLevel::kDifferent));
}

TEST_CASE("two records do not lend each other what they are compared by") {
  const auto all = records();
  const Entities entities(3, {{0, 1, 9}}, [&](std::uint32_t record) { return view_of(all[record]); });
  CHECK(entities.compare(0, 1) == compare(view_of(all[0]), view_of(all[1])));
}

TEST_CASE("a mate of both lends to neither") {
  const auto all = records();
  const Entities entities(3, {{0, 1, 9}, {1, 2, 9}},
                          [&](std::uint32_t record) { return view_of(all[record]); });
  CHECK_FALSE(entities.complete(0, 2).birth_date.is_known());
}
