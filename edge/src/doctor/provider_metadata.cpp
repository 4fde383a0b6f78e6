#include "doctor/provider_metadata.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "jose/key_set.hpp"
#include "json/json.hpp"
#include "login/metadata.hpp"
#include "providers/issuer.hpp"

namespace guichet::doctor {
namespace {

constexpr std::int64_t kSlow = 2000;    // milliseconds
constexpr std::int64_t kMostSkew = 60;  // seconds: tokens are refused beyond that
constexpr std::int64_t kSomeSkew = 10;

// What it asks, and where the findings go.
class Visit {
 public:
  Visit(const login::Provider& provider, outbound::Reach reach, outbound::Client& client, const Clock& clock,
        Findings& findings)
      : provider_(provider),
        reach_(reach),
        client_(client),
        clock_(clock),
        findings_(findings) {}

  void ask_openid() {
    const std::string url = login::metadata_url(provider_);
    const outbound::Response response = fetch(url);
    if (!response.is_ok())
      return fail("its metadata " + url + " cannot be had: " + reason(response) + advice(response));
    note_time(url);
    check_clock(response.date);
    const auto metadata = login::parse_metadata(response.body, provider_.issuer, reach_);
    if (!metadata)
      return fail("its metadata " + url + " is refused: " + explain(metadata.error(), response.body));
    add(Health::kOk, "its metadata is there, with the issuer " + metadata->issuer);
    check_keys(metadata->endpoints.jwks);
    check_announcements(*metadata);
  }

  void ask_oauth() {
    const outbound::Response response = fetch(provider_.endpoints.userinfo);
    if (response.status == 0) {
      return fail(provider_.endpoints.userinfo + " is not reached: " + reason(response) + advice(response));
    }
    add(Health::kOk, provider_.endpoints.userinfo + " answers");
    note_time(provider_.endpoints.userinfo);
    check_clock(response.date);
  }

 private:
  void add(Health health, std::string text) {
    findings_.push_back({health, "provider " + provider_.id, std::move(text)});
  }
  void fail(std::string text) { add(Health::kFail, std::move(text)); }

  outbound::Response fetch(const std::string& url) {
    const auto start = std::chrono::steady_clock::now();
    outbound::Request request;
    request.url = url;
    request.headers = {"Accept: application/json"};
    outbound::Response response = client_.fetch_and_wait(std::move(request));
    const auto passed = std::chrono::steady_clock::now() - start;
    took_ = std::chrono::duration_cast<std::chrono::milliseconds>(passed).count();
    return response;
  }

  static std::string reason(const outbound::Response& response) {
    return response.failure.empty() ? "status " + std::to_string(response.status) : response.failure;
  }

  static std::string advice(const outbound::Response& response) {
    if (response.failure == "certificate" || response.failure == "tls")
      return "; for a private authority, set login.certificate_file";
    if (response.failure == "private_address") return "; a provider has to be on the open Internet";
    if (response.failure == "timeout") return "; it may be down, or a firewall may hold the edge back";
    if (response.failure.empty()) return "; is the issuer right?";
    return "; check the issuer, the DNS and the firewall";
  }

  void note_time(const std::string& url) {
    if (took_ > kSlow)
      add(Health::kWarn, url + " took " + std::to_string(took_) + " ms: signing in will be slow");
  }

  void check_clock(const std::string& date) {
    const auto theirs = static_cast<std::int64_t>(curl_getdate(date.c_str(), nullptr));
    if (date.empty() || theirs < 0) return;
    const std::int64_t skew = clock_() / 1000 - theirs;
    const std::string text = "its clock and ours are " + std::to_string(std::abs(skew)) + " s apart";
    if (std::abs(skew) > kMostSkew)
      return fail(text + ": its tokens will be refused; set this machine's clock by NTP");
    if (std::abs(skew) > kSomeSkew) return add(Health::kWarn, text + "; set this machine's clock by NTP");
    add(Health::kOk, text);
  }

  static std::string explain(const std::string& problem, const std::string& body) {
    if (problem != "metadata.wrong_issuer") return problem;
    const auto document = parse_json(body);
    const Json* issuer = document ? find_member(*document, "issuer") : nullptr;
    if (issuer == nullptr || !issuer->is_string()) return "it names no issuer";
    constexpr std::size_t kMost = 200;
    return "it names the issuer \"" + issuer->get<std::string>().substr(0, kMost) +
           "\"; the configuration must say the same, letter for letter";
  }

  bool is_offered(const jose::VerificationKey& key) const {
    const auto& offered = provider_.algorithms;
    return std::find(offered.begin(), offered.end(), key.algorithm) != offered.end();
  }

  std::string algorithms() const {
    std::string names;
    for (const jose::Algorithm algorithm : provider_.algorithms) {
      names.append(names.empty() ? "" : ", ").append(jose::algorithm_name(algorithm));
    }
    return names;
  }

  void check_keys(const std::string& url) {
    const outbound::Response response = fetch(url);
    if (!response.is_ok())
      return fail("its keys " + url + " cannot be had: " + reason(response) + advice(response));
    const auto set = jose::parse_key_set(response.body);
    if (!set)
      return fail("its keys " + url + " are refused: " + std::string(jose::jose_error_name(set.error())));
    const auto usable = std::count_if(set->keys.begin(), set->keys.end(),
                                      [this](const auto& key) { return is_offered(key); });
    const std::string of =
        " of " + std::to_string(set->keys.size() + set->skipped) + " keys are good for " + algorithms();
    if (usable == 0) return fail("0" + of + ": no token can be verified; check algorithms");
    add(Health::kOk, std::to_string(usable) + of);
  }

  void check_announcements(const login::Metadata& metadata) {
    if (provider_.uses_pkce && !metadata.supports_pkce) {
      add(Health::kNote, "does not announce PKCE (S256); it is sent all the same");
    } else if (!provider_.uses_pkce && metadata.supports_pkce) {
      add(Health::kWarn, "announces PKCE (S256), which is off here; set pkce = true");
    } else {
      add(Health::kOk, provider_.uses_pkce ? "PKCE with S256" : "PKCE is off");
    }
    const bool can_push = !metadata.endpoints.pushed_authorization.empty();
    if (!can_push && (provider_.pushes_requests || metadata.requires_push)) {
      fail("has no endpoint for pushed requests; set push = false");
    } else if (can_push) {
      const bool pushes = provider_.pushes_requests || metadata.requires_push;
      add(Health::kOk, pushes ? "requests are pushed (PAR)" : "requests could be pushed (PAR): push = true");
    }
    add(Health::kOk, metadata.announces_issuer ? "names itself in its answers (iss)"
                                               : "does not name itself in its answers (iss)");
    if (provider_.needs_userinfo && metadata.endpoints.userinfo.empty()) {
      add(Health::kWarn, "has no userinfo endpoint: forms are filled from the ID token alone");
    }
  }

  const login::Provider& provider_;
  const outbound::Reach reach_;
  outbound::Client& client_;
  const Clock& clock_;
  Findings& findings_;
  std::int64_t took_ = 0;
};

}  // namespace

void ask_provider(const login::Provider& provider, outbound::Reach reach, outbound::Client& client,
                  const Clock& clock, Findings& findings) {
  Visit visit(provider, reach, client, clock, findings);
  if (provider.protocol == login::Protocol::kOpenIdConnect) return visit.ask_openid();
  visit.ask_oauth();
}

}  // namespace guichet::doctor
