#include "webhooks/signature.hpp"

#include <sodium.h>

#include <catch2/catch.hpp>

#include "webhooks/endpoint.hpp"

namespace guichet::webhooks {

TEST_CASE("B50 the vector of Standard Webhooks is signed as published") {
  Bytes secret(24);
  std::size_t length = 0;
  const std::string_view text = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  REQUIRE(sodium_base642bin(secret.data(), secret.size(), text.data(), text.size(), nullptr, &length, nullptr,
                            sodium_base64_VARIANT_ORIGINAL) == 0);
  REQUIRE(length == 24);
  CHECK(sign(Scheme::kHmac, secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})") ==
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST_CASE("B50 secrets are 32 random bytes, told once as whsec_ or whpk_") {
  const Bytes secret = new_secret();
  CHECK(secret.size() == 32);
  CHECK(new_secret() != secret);
  CHECK(receiver_key(Scheme::kHmac, secret).substr(0, 6) == "whsec_");
  CHECK(receiver_key(Scheme::kEd25519, secret).substr(0, 5) == "whpk_");
  CHECK(receiver_key(Scheme::kEd25519, secret).size() == 5 + 44);
}

TEST_CASE("types of events are names with dots between them") {
  for (const char* good : {"claim.verified", "a", "consent_2.confirmed"}) CHECK(is_event_type(good));
  for (const char* bad : {"", ".", "a.", ".a", "a..b", "a b", "a-b", "é"}) CHECK_FALSE(is_event_type(bad));
  CHECK_FALSE(is_event_type(std::string(65, 'a')));
}

}  // namespace guichet::webhooks
