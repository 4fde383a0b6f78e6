#include "matching/candidates.hpp"

#include <algorithm>

#include "matching/decision.hpp"
#include "matching/index.hpp"
#include "store/fixture.hpp"

using namespace guichet;
using namespace guichet::matching;

namespace {

match::Profile person(const std::string& given, const std::string& family, const std::string& tel) {
  match::Record record;
  record[match::Token::kGivenName] = given;
  record[match::Token::kFamilyName] = family;
  record[match::Token::kTel] = tel;
  record.country = "FR";
  return match::make_profile(record);
}

// A store whose accounts are matched.
struct Club {
  store::StoreFixture fixture;
  std::optional<crypto::Keys> keys = crypto::Keys::random();
  match::Model model{match::starting_values()};

  Id add(const Profiles& profiles, const std::string& tenant = "shop") {
    const Id account = fixture.add_account(tenant);
    put(account, profiles, tenant);
    return account;
  }

  void put(const Id& account, const Profiles& profiles, const std::string& tenant = "shop") {
    REQUIRE(fixture.write([&](store::Transaction& transaction) {
      return index_account(transaction, *keys, tenant, account, profiles, 5);
    }));
  }

  Search find(const match::Profile& profile) {
    auto database = store::Database::open(fixture.options, store::OpenMode::kReadOnly);
    REQUIRE(database);
    auto search = find_candidates(*database, *keys, "shop", profile, model);
    REQUIRE(search);
    return *std::move(search);
  }
};

}  // namespace

TEST_CASE("who shares a key is found, in the same tenant") {
  Club club;
  const Id odile = club.add({person("Odile", "Vasseur", "06 12 34 56 78")});
  club.add({person("Odile", "Vasseur", "06 12 34 56 78")}, "bank");
  club.add({person("Bertrand", "Quentin", "06 99 99 99 99")});
  const Search search = club.find(person("Odile", "Vasseur", "06 12 34 56 78"));
  REQUIRE(search.candidates.size() == 1);
  CHECK(search.candidates[0].account == odile);
  CHECK(search.explain(search.candidates[0], club.model).score == Approx(search.candidates[0].score));
}

TEST_CASE("an account is weighed by the profile that fits best") {
  Club club;
  const auto late = person("Odile", "Quentin", "06 12 34 56 78");
  const auto early = person("Odile", "Vasseur", "06 11 11 11 11");
  const Id both = club.add({early, late});
  const Id one = club.add({early});
  const Search search = club.find(late);
  REQUIRE(!search.candidates.empty());
  CHECK(search.candidates[0].account == both);
  const Search by_old_name = club.find(early);
  REQUIRE(by_old_name.candidates.size() == 2);
  CHECK(by_old_name.candidates[0].score == by_old_name.candidates[1].score);
  CHECK(one != both);
}

TEST_CASE("an account that changes is found by what it says now, and keeps its number") {
  Club club;
  const Id account = club.add({person("Odile", "Vasseur", "06 12 34 56 78")});
  club.put(account, {person("Ludivine", "Quentin", "06 98 76 54 32")});
  CHECK(club.find(person("Odile", "Vasseur", "06 12 34 56 78")).candidates.empty());
  CHECK(club.find(person("Ludivine", "Quentin", "06 98 76 54 32")).candidates.size() == 1);
  CHECK(club.fixture.count("SELECT max(number) FROM match_account") == 1);
}

TEST_CASE("an account that is erased leaves no key") {
  Club club;
  const auto odile = person("Odile", "Vasseur", "06 12 34 56 78");
  club.add({odile, person("Odile", "Quentin", "")});
  const Id stays = club.add({odile});
  const auto keys_of_one = static_cast<std::int64_t>(index_keys(*club.keys, "shop", odile).size());
  REQUIRE(club.fixture.write([&](store::Transaction& transaction) {
    return store::purge_unverified_accounts(transaction, 100, 1);
  }));
  CHECK(club.fixture.count("SELECT count(*) FROM match_key") == keys_of_one);
  CHECK(club.fixture.count("SELECT count(*) FROM match_account") == 1);
  CHECK(club.find(odile).candidates.at(0).account == stays);
}

TEST_CASE("the candidates are those that share most, and no more than some") {
  Club club;
  for (std::size_t i = 0; i < 3 * kMaxCandidates; ++i) {
    club.add({person("Prénom" + std::string(1 + i, 'x'), "Nom" + std::string(1 + i, 'y'), "01 44 55 66 77")});
  }
  const auto odile = person("Odile", "Vasseur", "01 44 55 66 77");
  const Id twin = club.add({odile});
  const Search search = club.find(odile);
  CHECK(search.skipped_keys == 0);
  CHECK(search.candidates.size() == kMaxCandidates);
  CHECK(search.candidates[0].account == twin);
}

TEST_CASE("a key that too many share is left out and counted") {
  Club club;
  for (std::int64_t i = 0; i <= kMaxBucket; ++i) club.add({person("", "", "01 44 55 66 77")});
  const Search search = club.find(person("", "", "01 44 55 66 77"));
  CHECK(search.candidates.empty());
  CHECK(search.skipped_keys == 1);
}

TEST_CASE("between two accounts that both fit a person has to choose, unless they are one person's") {
  Club club;
  const auto odile = person("Odile", "Vasseur-Quentin", "06 12 34 56 78");
  club.add({odile});
  club.add({odile});
  auto database = store::Database::open(club.fixture.options, store::OpenMode::kReadOnly);
  REQUIRE(database);
  const localize::Localizer localizer;
  const Engine engine{club.model, "test", localizer};
  const auto decide_with = [&](const KnownPeople& people) {
    const auto decision = decide(*database, *club.keys, "shop", odile, engine, {}, 5, people);
    REQUIRE(decision);
    return *decision;
  };
  const Decision apart = decide_with({});
  CHECK(apart.is_ambiguous);
  CHECK(apart.band == match::Band::kReview);
  const Decision together = decide_with({[](const Id&, const Id&) { return store::Result<bool>(true); }, {}});
  CHECK_FALSE(together.is_ambiguous);
  CHECK(together.band >= match::Band::kReview);
}

TEST_CASE("a score alone is not sure of who is verified, of their other records, and of minors") {
  Club club;
  const auto odile = [](const std::string& bday) {
    match::Record record;
    record[match::Token::kEmail] = "odile.vasseur-quentin@example.org";
    record[match::Token::kGivenName] = "Odile";
    record[match::Token::kFamilyName] = "Vasseur-Quentin";
    record[match::Token::kTel] = "06 12 34 56 78";
    record[match::Token::kBirthDate] = bday;
    record.country = "FR";
    return match::make_profile(record);
  };
  const Id account = club.add({odile(""), odile("1980-02-29")});
  const localize::Localizer localizer;
  const Engine engine{club.model, "test", localizer};
  constexpr Millis kYear2000 = 946'684'800'000;
  const auto band = [&](Millis now, const KnownPeople& people) {
    auto database = store::Database::open(club.fixture.options, store::OpenMode::kReadOnly);
    REQUIRE(database);
    const auto decision = decide(*database, *club.keys, "shop", odile(""), engine, {}, now, people);
    REQUIRE(decision);
    return decision->band;
  };
  const KnownPeople verified{{}, [](const Id&) { return store::Result<bool>(true); }};
  CHECK(band(kYear2000, {}) == match::Band::kSame);
  CHECK(band(kYear2000, verified) == match::Band::kAsk);
  CHECK(band(5, {}) == match::Band::kAsk);  // in 1970 nobody of 1980 is of age
  REQUIRE(club.fixture.write([&](store::Transaction& transaction) {
    return store::verify_account(transaction, "shop", account, 5);
  }));
  CHECK(band(kYear2000, {}) == match::Band::kAsk);
}
