#include "crypto/seal.hpp"

#include <catch2/catch.hpp>

#include "fixed_keys.hpp"

using namespace guichet;
using namespace guichet::crypto;

namespace {

const Id kRow{1, 2, 3};
const SealPlace kPlace{"shop", "account.profile_sealed", kRow};

SealErrc refusal(const Keys& keys, const Bytes& sealed, const SealPlace& place) {
  const auto opened = open(keys, sealed, place);
  REQUIRE_FALSE(opened);
  return opened.error();
}

}  // namespace

TEST_CASE("a sealed text opens where it was sealed") {
  const Keys keys = fixed_keys();
  const std::string text = GENERATE(std::string(), std::string("Zoé"), std::string(100000, 'x'), std::string(3, '\0'));
  const Bytes sealed = seal(keys, text, kPlace);
  CHECK(sealed.size() == text.size() + 45);
  const auto opened = open(keys, sealed, kPlace);
  REQUIRE(opened);
  CHECK(*opened == text);
}

TEST_CASE("sealing twice gives different bytes") {
  const Keys keys = fixed_keys();
  CHECK(seal(keys, "Zoé", kPlace) != seal(keys, "Zoé", kPlace));
}

TEST_CASE("no bit of a sealed text can be changed") {
  const Keys keys = fixed_keys();
  Bytes sealed = seal(keys, "Zoé", kPlace);
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    sealed[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    CHECK_FALSE(open(keys, sealed, kPlace));
    sealed[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
  }
  CHECK(open(keys, sealed, kPlace));
}

TEST_CASE("a sealed text does not open elsewhere") {
  const Keys keys = fixed_keys();
  const Bytes sealed = seal(keys, "Zoé", kPlace);
  const Id other_row{1, 2, 4};
  CHECK(refusal(keys, sealed, {"bank", kPlace.column, kRow}) == SealErrc::kNotGenuine);
  CHECK(refusal(keys, sealed, {"shop", "outbox.payload_sealed", kRow}) == SealErrc::kNotGenuine);
  CHECK(refusal(keys, sealed, {"shop", kPlace.column, other_row}) == SealErrc::kNotGenuine);
  CHECK(refusal(keys, sealed, {"shopaccount", ".profile_sealed", kRow}) == SealErrc::kNotGenuine);
}

TEST_CASE("cut, foreign and unknown values are told apart") {
  const Keys keys = fixed_keys();
  Bytes sealed = seal(keys, "Zoé", kPlace);
  CHECK(refusal(fixed_keys(8), sealed, kPlace) == SealErrc::kOtherKey);
  for (std::size_t length = 0; length < sealed.size(); ++length) {
    CHECK_FALSE(open(keys, ByteView(sealed.data(), length), kPlace));
  }
  CHECK(refusal(keys, {}, kPlace) == SealErrc::kMalformed);
  sealed[0] = 2;
  CHECK(refusal(keys, sealed, kPlace) == SealErrc::kMalformed);
}
