#include "signup/challenge.hpp"

#include <bit>
#include <charconv>

#include "common/bytes.hpp"
#include "crypto/hash.hpp"
#include "crypto/mac.hpp"
#include "crypto/token.hpp"

namespace guichet::signup {
namespace {

constexpr std::size_t kMaxSolution = 128;

// "time.random", which the HMAC is made of together with the form.
std::string seal_of(const crypto::Keys& keys, const forms::PublishedForm& form, std::string_view content) {
  const std::string text = form.id + "/" + std::string(content);
  return crypto::hex(crypto::mac(keys, crypto::Purpose::kChallenge, bytes_of(text)));
}

std::uint32_t zero_bits(const Bytes32& hash) {
  std::uint32_t bits = 0;
  for (const std::uint8_t byte : hash) {
    bits += static_cast<std::uint32_t>(std::countl_zero(byte));
    if (byte != 0) break;
  }
  return bits;
}

bool is_solved(std::string_view challenge, std::string_view solution, std::uint32_t wanted) {
  if (wanted == 0) return true;
  if (solution.empty() || solution.size() > kMaxSolution) return false;
  return zero_bits(crypto::sha256({bytes_of(challenge), bytes_of(":"), bytes_of(solution)})) >= wanted;
}

// When a genuine challenge was handed out; nothing for any other.
std::optional<Millis> issued_at(const crypto::Keys& keys, const forms::PublishedForm& form,
                                std::string_view challenge) {
  const std::size_t dot = challenge.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string_view content = challenge.substr(0, dot);
  const std::string wanted = seal_of(keys, form, content);
  const Bytes32 given = crypto::sha256({bytes_of(challenge.substr(dot + 1))});
  if (!crypto::equal(crypto::sha256({bytes_of(wanted)}), given)) return std::nullopt;
  Millis time = 0;
  std::from_chars(content.data(), content.data() + content.size(), time);
  return time;
}

}  // namespace

std::string new_challenge(const crypto::Keys& keys, const forms::PublishedForm& form, Millis now) {
  const std::string content = std::to_string(now) + "." + crypto::new_token();
  return content + "." + seal_of(keys, form, content);
}

ChallengeVerdict check_challenge(const crypto::Keys& keys, const forms::PublishedForm& form,
                                 std::string_view challenge, std::string_view solution, bool with_work,
                                 Millis now) {
  const auto issued = issued_at(keys, form, challenge);
  if (!issued || now >= *issued + kChallengeLifetime) return {};
  const Millis open_at = *issued + Millis{form.protection.minimum_seconds} * 1000;
  if (now < open_at) return {ChallengeState::kTooEarly, open_at - now, {}};
  if (with_work && !is_solved(challenge, solution, form.protection.proof_of_work)) {
    return {ChallengeState::kBadSolution, 0, {}};
  }
  return {ChallengeState::kGood, 0, {crypto::sha256({bytes_of(challenge)}), *issued + kChallengeLifetime}};
}

}  // namespace guichet::signup
