// What the check of a sign-in token costs: verify_compact() on an ID token of usual size, and in turns with
// it OpenSSL's bare verification of the same signature. Elapsed time. usage: bench_jose [tokens = 5000]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "jose/base64url.hpp"
#include "jose/compact_jws.hpp"
#include "test_key.hpp"

namespace {

using namespace guichet;
using namespace guichet::jose;
using Digesting = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

constexpr std::size_t kWarmUp = 200;

constexpr std::string_view kClaims =
    R"({"iss":"https://accounts.example.com","azp":"1234987819200.apps.example.com",)"
    R"("aud":"1234987819200.apps.example.com","sub":"10769150350006150715113082367",)"
    R"("at_hash":"HK6E_P6Dh8Y93mRNtsDB1Q","email":"alice@example.com","email_verified":true,)"
    R"("name":"Alice Example","given_name":"Alice","family_name":"Example","locale":"fr",)"
    R"("picture":"https://lh3.example.com/a-/AOh14Gi0DgItGDTATTFV6lPiVrqtja6RZ_qrY91zg=s96-c",)"
    R"("iat":1800000000,"exp":1800003600,"nonce":"Y3sq8hXqpQyKo0d3mN0v0jJmD4a2S1cE8mJ6mT6rQnI"})";

struct Case {
  Algorithm algorithm;
  TestKey pair;
};

template <class Work>
double microseconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  if (!work()) std::abort();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
}

bool verify_bare(EVP_PKEY& key, const char* digest, ByteView message, ByteView signature) {
  const Digesting digesting(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  return EVP_DigestVerifyInit_ex(digesting.get(), nullptr, digest, nullptr, nullptr, &key, nullptr) == 1 &&
         EVP_DigestVerify(digesting.get(), signature.data(), signature.size(), message.data(),
                          message.size()) == 1;
}

double quantile(std::vector<double> times, double share) {
  const auto place = static_cast<std::ptrdiff_t>(static_cast<double>(times.size() - 1) * share);
  std::nth_element(times.begin(), times.begin() + place, times.end());
  return times[static_cast<std::size_t>(place)];
}

void measure(const Case& one, std::size_t count) {
  const auto keys = parse_key_set(set_text({one.pair.jwk("k")}));
  if (!keys) std::abort();
  const Json header{{"alg", algorithm_name(one.algorithm)}, {"kid", "k"}, {"typ", "JWT"}};
  const std::string token = make_token(one.pair, header, kClaims);
  const std::string input = signing_input(header, kClaims);
  const Bytes signature = one.pair.sign_der(input);
  const char* digest = one.algorithm == Algorithm::kEdDsa ? nullptr : "SHA256";
  std::vector<double> whole;
  std::vector<double> bare;
  for (std::size_t i = 0; i < count + kWarmUp; ++i) {
    const double ours =
        microseconds([&] { return verify_compact(token, *keys, kAllAlgorithms).has_value(); });
    const double theirs = microseconds(
        [&] { return verify_bare(*keys->keys.front().key, digest, bytes_of(input), signature); });
    if (i < kWarmUp) continue;
    whole.push_back(ours);
    bare.push_back(theirs);
  }
  std::printf(
      "%s: token of %zu bytes %.1f us p50, %.1f us p95; OpenSSL alone %.1f us p50, %.1f us p95; ratio %.2f\n",
      std::string(algorithm_name(one.algorithm)).c_str(), token.size(), quantile(whole, 0.5),
      quantile(whole, 0.95), quantile(bare, 0.5), quantile(bare, 0.95),
      quantile(whole, 0.5) / quantile(bare, 0.5));
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 5000;
  if (count == 0) return 2;
  measure({Algorithm::kRs256, TestKey::rsa()}, count);
  measure({Algorithm::kEs256, TestKey::curve()}, count);
  measure({Algorithm::kEdDsa, TestKey::ed25519()}, count);
  return 0;
}
