#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/bytes.hpp"
#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "forms/form_library.hpp"

namespace guichet::signup {

inline constexpr Millis kChallengeLifetime = 2LL * 3600 * 1000;

// What a form hands out when it is opened: the time, 128 random bits, and an HMAC that ties them to the form.
// Nothing is stored until it is used. Three parts between dots.
std::string new_challenge(const crypto::Keys& keys, const forms::PublishedForm& form, Millis now);

// A challenge that was used: it is remembered by its hash until it expires, so that nobody uses it twice.
struct UsedChallenge {
  Bytes32 hash{};
  Millis expires_at = 0;
};

enum class ChallengeState : std::uint8_t {
  kGood,
  kRequired,     // none, or one that is expired, forged, or of another form
  kTooEarly,     // before the form's minimum time
  kBadSolution,  // not enough work
};

struct ChallengeVerdict {
  ChallengeState state = ChallengeState::kRequired;
  Millis wait = 0;     // until the minimum time is over, when it is too early
  UsedChallenge used;  // when it is good
};

// Judges a challenge without looking whether it was used. The work, when `with_work` asks for the form's: a
// solution of at most 128 characters so that SHA-256("challenge:solution") begins with as many zero bits.
ChallengeVerdict check_challenge(const crypto::Keys& keys, const forms::PublishedForm& form,
                                 std::string_view challenge, std::string_view solution, bool with_work,
                                 Millis now);

}  // namespace guichet::signup
