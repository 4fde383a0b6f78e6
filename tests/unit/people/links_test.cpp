// Links are reversible edges: whatever is linked and unlinked, in whatever order, both sides come back as
// they were.
#include "people/links.hpp"

#include <map>
#include <random>
#include <set>

#include "fixture.hpp"
#include "people/confirmed.hpp"

using namespace guichet;
using namespace guichet::people;

namespace {

struct LinksFixture : PeopleFixture {
  Linked link(const SignedUp& left, const SignedUp& right, LinkReason reason = LinkReason::kReview) {
    const auto linked = write([&](store::Transaction& t) {
      return people::link(t, {kShop, left.account, right.account, reason, 0.9, "model-1"}, now);
    });
    REQUIRE(linked);
    return *linked;
  }

  bool unlink(const Id& link) {
    const auto undone =
        write([&](store::Transaction& t) { return people::unlink(t, kShop, link, "test", now); });
    REQUIRE(undone);
    return *undone;
  }
};

// What reaches what, computed another way than find_person() does.
std::set<std::size_t> reached(std::size_t start,
                              const std::map<std::pair<std::size_t, std::size_t>, Id>& links) {
  std::set<std::size_t> found{start};
  for (bool grows = true; grows;) {
    grows = false;
    for (const auto& [pair, id] : links) {
      if (found.count(pair.first) == found.count(pair.second)) continue;
      found.insert(pair.first);
      found.insert(pair.second);
      grows = true;
    }
  }
  return found;
}

}  // namespace

TEST_CASE("linking twice is one link; undone twice is undone; then it can be made again") {
  LinksFixture fixture;
  const SignedUp left = fixture.sign_up("a@example.com"), right = fixture.sign_up("b@example.com");
  const std::string before = fixture.view(left.account);
  const Linked made = fixture.link(left, right);
  CHECK(made.verdict == LinkVerdict::kMade);
  const Linked again = fixture.link(right, left, LinkReason::kProof);
  CHECK(again.verdict == LinkVerdict::kAlready);
  CHECK(again.id == made.id);
  CHECK(fixture.are_one(left, right));
  CHECK(fixture.unlink(made.id));
  CHECK_FALSE(fixture.unlink(made.id));
  CHECK(fixture.view(left.account) == before);
  CHECK(fixture.link(left, right).verdict == LinkVerdict::kMade);
  CHECK(fixture.are_one(left, right));
}

TEST_CASE("after any sequence of links and unlinks, what is shown depends on the links that stand alone") {
  constexpr std::size_t kAccounts = 7;
  for (unsigned seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    LinksFixture fixture;
    std::mt19937 random(seed);
    std::vector<SignedUp> people;
    std::vector<std::string> before;
    for (std::size_t i = 0; i < kAccounts; ++i)
      people.push_back(fixture.sign_up(std::to_string(i) + "@example.com"));
    for (const SignedUp& each : people) before.push_back(fixture.view(each.account));
    std::map<std::pair<std::size_t, std::size_t>, Id> links;
    for (int step = 0; step < 30; ++step) {
      const auto pair = std::minmax({random() % kAccounts, random() % kAccounts});
      if (pair.first == pair.second) continue;
      const std::pair<std::size_t, std::size_t> key{pair.first, pair.second};
      if (const auto known = links.find(key); known != links.end() && random() % 2 == 0) {
        CHECK(fixture.unlink(known->second));
        links.erase(known);
      } else {
        const Linked linked = fixture.link(people[key.first], people[key.second]);
        CHECK(linked.is_linked());
        if (known != links.end()) CHECK(linked.id == known->second);
        links[key] = linked.id;
      }
      const std::size_t looked_at = random() % kAccounts;
      const Person person = fixture.person(people[looked_at].account);
      const std::set<std::size_t> expected = reached(looked_at, links);
      CHECK(person.accounts.size() == expected.size());
      for (const std::size_t other : expected) CHECK(person.has(people[other].account));
      if (expected.size() == 1) CHECK(fixture.view(people[looked_at].account) == before[looked_at]);
    }
    std::vector<Id> left;
    for (const auto& [pair, id] : links) left.push_back(id);
    std::shuffle(left.begin(), left.end(), random);
    for (const Id& id : left) CHECK(fixture.unlink(id));
    for (std::size_t i = 0; i < kAccounts; ++i) CHECK(fixture.view(people[i].account) == before[i]);
  }
}

TEST_CASE("the order in which links are made does not matter to who is one person") {
  LinksFixture fixture;
  std::vector<SignedUp> people;
  for (int i = 0; i < 4; ++i) people.push_back(fixture.sign_up(std::to_string(i) + "@example.com"));
  fixture.link(people[2], people[3]);
  fixture.link(people[0], people[1]);
  fixture.link(people[1], people[2]);
  const Person person = fixture.person(people[0].account);
  CHECK(person.accounts.size() == 4);
  CHECK(person.links.size() == 3);
  for (const SignedUp& each : people) CHECK(fixture.person(each.account).accounts == person.accounts);
}

TEST_CASE("no link crosses tenants, leads to nobody or to itself") {
  LinksFixture fixture;
  const SignedUp here = fixture.sign_up("a@example.com"), there = fixture.sign_up("", "site", "other");
  for (const Id& other : {there.account, crypto::new_id(1), here.account}) {
    for (const std::string tenant : {"shop", "other"}) {
      const auto linked = fixture.write([&](store::Transaction& t) {
        return people::link(t, {tenant, here.account, other, LinkReason::kReview, 0.9, "m"}, fixture.now);
      });
      CHECK(((!linked && linked.error().code == store::StoreErrc::kConstraint) || !linked->is_linked() ||
             other == here.account));
    }
  }
  CHECK(fixture.count("SELECT count(*) FROM account_link") == 0);
}

TEST_CASE("a person has at most as many accounts as are looked at") {
  LinksFixture fixture;
  std::vector<SignedUp> people;
  for (std::size_t i = 0; i <= kMaxAccounts; ++i) people.push_back(fixture.sign_up(""));
  for (std::size_t i = 1; i < kMaxAccounts; ++i)
    CHECK(fixture.link(people[0], people[i]).verdict == LinkVerdict::kMade);
  CHECK(fixture.link(people[0], people[kMaxAccounts]).verdict == LinkVerdict::kTooMany);
  CHECK(fixture.person(people[5].account).accounts.size() == kMaxAccounts);
}

TEST_CASE(
    "a score never joins two people who each have a verified address, not even through a third account") {
  LinksFixture fixture;
  const SignedUp first = fixture.verified("a@example.com"), second = fixture.verified("b@example.com");
  const SignedUp record = fixture.sign_up("");
  for (const LinkReason reason : {LinkReason::kScore, LinkReason::kImport}) {
    CHECK(fixture.link(first, second, reason).verdict == LinkVerdict::kBothVerified);
  }
  CHECK(fixture.link(first, record, LinkReason::kScore).verdict == LinkVerdict::kMade);
  CHECK(fixture.link(record, second, LinkReason::kScore).verdict == LinkVerdict::kBothVerified);
  CHECK(fixture.link(record, second, LinkReason::kReview).verdict == LinkVerdict::kMade);
}

TEST_CASE("what a person decided stays when links by score end") {
  LinksFixture fixture;
  const SignedUp first = fixture.sign_up("a@example.com"), second = fixture.sign_up("b@example.com");
  const Linked guessed = fixture.link(first, second, LinkReason::kScore);
  const Linked decided = fixture.link(first, second, LinkReason::kReview);
  CHECK(decided.verdict == LinkVerdict::kMade);
  CHECK(decided.id != guessed.id);
  CHECK(fixture.link(first, second, LinkReason::kScore).id == decided.id);
  CHECK(fixture.person(first.account).links.size() == 1);
  fixture.confirm(first, "a@example.com");
  fixture.confirm(second, "b@example.com");
  CHECK(fixture.are_one(first, second));
}

TEST_CASE("a score's link ends when its second side is verified") {
  LinksFixture fixture;
  const SignedUp first = fixture.verified("a@example.com"), second = fixture.sign_up("b@example.com");
  const SignedUp record = fixture.sign_up("");
  fixture.link(first, record, LinkReason::kScore);
  fixture.link(record, second, LinkReason::kScore);
  CHECK(fixture.are_one(first, second));
  fixture.confirm(second, "b@example.com");
  CHECK_FALSE(fixture.are_one(first, second));
  CHECK(fixture.are_one(first, record));
}
