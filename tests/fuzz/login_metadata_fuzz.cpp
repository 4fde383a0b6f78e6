// What must hold for whatever a provider says of itself.
#include <cstdint>
#include <string>

#include "login/metadata.hpp"
#include "outbound/url.hpp"
#include "properties.hpp"

namespace {

constexpr std::string_view kIssuer = "https://idp.example";

void require_url(const std::string& url) {
  using guichet::outbound::Reach;
  guichet::fuzz::require(url.empty() || guichet::outbound::may_send_to(url, Reach::kPublic),
                         "an endpoint is one that may be called");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guichet;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto metadata = login::parse_metadata(text, kIssuer, outbound::Reach::kPublic);
  if (!metadata) {
    fuzz::require(metadata.error().starts_with("metadata."), "a refusal has a code");
    return 0;
  }
  const login::Endpoints& endpoints = metadata->endpoints;
  fuzz::require(metadata->issuer == kIssuer, "the issuer is the one that was asked");
  fuzz::require(!endpoints.authorization.empty() && !endpoints.token.empty() && !endpoints.jwks.empty(),
                "what is needed is there");
  for (const auto* url : {&endpoints.authorization, &endpoints.token, &endpoints.jwks, &endpoints.userinfo,
                          &endpoints.end_session, &endpoints.pushed_authorization}) {
    require_url(*url);
  }
  return 0;
}
