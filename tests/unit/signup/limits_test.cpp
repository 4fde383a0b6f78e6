// Limits of mails and challenges of forms, without an edge around them.
#include "signup/limits.hpp"

#include <catch2/catch.hpp>

#include "crypto/hash.hpp"
#include "signup/challenge.hpp"

using namespace guichet;
using namespace guichet::signup;

namespace {

constexpr Millis kMinute = 60'000;
constexpr Millis kHour = 60 * kMinute;
constexpr Millis kNow = 1'800'000'000'000 / kHour * kHour;

forms::PublishedForm form(std::uint32_t seconds, std::uint32_t bits, const std::string& id = "club") {
  forms::PublishedForm made;
  made.id = id;
  made.protection.minimum_seconds = seconds;
  made.protection.proof_of_work = bits;
  return made;
}

std::string solve(const std::string& challenge, const std::string& prefix) {
  for (int n = 0;; ++n) {
    const Bytes32 hash = crypto::sha256({bytes_of(challenge + ":" + prefix + std::to_string(n))});
    if (hash[0] == 0 && hash[1] < 16) return prefix + std::to_string(n);  // 12 bits
  }
}

}  // namespace

TEST_CASE("B31 an hour's count runs out bit by bit, not all at once") {
  HourCount count;
  for (int i = 0; i < 10; ++i) {
    CHECK_FALSE(count.reaches(10, kNow));
    count.add();
  }
  CHECK(count.reaches(10, kNow + 59 * kMinute));
  CHECK(count.reaches(10, kNow + 60 * kMinute));        // all of the hour before
  CHECK_FALSE(count.reaches(10, kNow + 90 * kMinute));  // half of it: 5
  for (int i = 0; i < 5; ++i) count.add();
  CHECK(count.reaches(10, kNow + 90 * kMinute));
  CHECK_FALSE(count.reaches(1, kNow + 5 * kHour));
}

TEST_CASE("B39 a challenge is good for its form, from its time on and until it expires") {
  const crypto::Keys keys = *crypto::Keys::random();
  const auto club = form(3, 0);
  const std::string challenge = new_challenge(keys, club, kNow);
  const auto state = [&](Millis now) { return check_challenge(keys, club, challenge, {}, true, now).state; };
  CHECK(state(kNow + 2999) == ChallengeState::kTooEarly);
  CHECK(check_challenge(keys, club, challenge, {}, true, kNow + 1000).wait == 2000);
  CHECK(state(kNow + 3000) == ChallengeState::kGood);
  CHECK(state(kNow + kChallengeLifetime - 1) == ChallengeState::kGood);
  CHECK(state(kNow + kChallengeLifetime) == ChallengeState::kRequired);
  const auto of_other = check_challenge(keys, form(3, 0, "other"), challenge, {}, true, kNow + 3000);
  CHECK(of_other.state == ChallengeState::kRequired);
  const auto other_keys = check_challenge(*crypto::Keys::random(), club, challenge, {}, true, kNow + 3000);
  CHECK(other_keys.state == ChallengeState::kRequired);
  for (const std::string bad : {"", ".", "1", "1.2", "99999999999999999999.a.b"}) {
    CHECK(check_challenge(keys, club, bad, {}, true, kNow + 3000).state == ChallengeState::kRequired);
  }
}

TEST_CASE("B39 work is what begins with enough zero bits") {
  const crypto::Keys keys = *crypto::Keys::random();
  const auto club = form(0, 12);
  const std::string challenge = new_challenge(keys, club, kNow);
  const std::string solution = solve(challenge, "");
  CHECK(check_challenge(keys, club, challenge, solution, true, kNow).state == ChallengeState::kGood);
  CHECK(check_challenge(keys, club, challenge, "", true, kNow).state == ChallengeState::kBadSolution);
  CHECK(check_challenge(keys, club, challenge, solution + "x", true, kNow).state ==
        ChallengeState::kBadSolution);
  CHECK(check_challenge(keys, club, challenge, "", false, kNow).state == ChallengeState::kGood);
  const std::string too_long = solve(challenge, std::string(200, 'x'));
  CHECK(check_challenge(keys, club, challenge, too_long, true, kNow).state == ChallengeState::kBadSolution);
}
