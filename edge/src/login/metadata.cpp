#include "login/metadata.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "json/json.hpp"
#include "outbound/url.hpp"

namespace guichet::login {
namespace {

constexpr std::array<std::pair<std::string_view, std::string Endpoints::*>, 6> kEndpoints{{
    {"authorization_endpoint", &Endpoints::authorization},
    {"token_endpoint", &Endpoints::token},
    {"jwks_uri", &Endpoints::jwks},
    {"userinfo_endpoint", &Endpoints::userinfo},
    {"end_session_endpoint", &Endpoints::end_session},
    {"pushed_authorization_request_endpoint", &Endpoints::pushed_authorization},
}};
constexpr std::size_t kNeeded = 3;  // of these, the first ones

bool is_true(const Json& document, std::string_view name) {
  const Json* value = find_member(document, name);
  return value != nullptr && value->is_boolean() && value->get<bool>();
}

bool has_text(const Json& document, std::string_view name, std::string_view text) {
  const Json* list = find_member(document, name);
  return list != nullptr && list->is_array() &&
         std::any_of(list->begin(), list->end(), [text](const Json& each) { return each == text; });
}

// Which members are missing or no URL that may be called; empty when all is well.
std::string read_endpoints(const Json& document, outbound::Reach reach, Endpoints& endpoints) {
  for (std::size_t i = 0; i < kEndpoints.size(); ++i) {
    const auto& [name, member] = kEndpoints[i];
    const Json* value = find_member(document, name);
    if (value == nullptr && i >= kNeeded) continue;
    if (value == nullptr || !value->is_string()) return "metadata.missing_endpoint";
    endpoints.*member = value->get<std::string>();
    if (!outbound::may_send_to(endpoints.*member, reach)) return "metadata.bad_endpoint";
  }
  return {};
}

}  // namespace

Expected<Metadata, std::string> parse_metadata(std::string_view text, std::string_view issuer, outbound::Reach reach) {
  const auto document = parse_json(text);
  if (!document || !document->is_object()) return std::string("metadata.malformed");
  const Json* named = find_member(*document, "issuer");
  if (named == nullptr || *named != issuer) return std::string("metadata.wrong_issuer");
  Metadata metadata;
  metadata.issuer = issuer;
  if (std::string problem = read_endpoints(*document, reach, metadata.endpoints); !problem.empty()) return problem;
  metadata.announces_issuer = is_true(*document, "authorization_response_iss_parameter_supported");
  metadata.requires_push = is_true(*document, "require_pushed_authorization_requests");
  metadata.supports_pkce = has_text(*document, "code_challenge_methods_supported", "S256");
  return metadata;
}

}  // namespace guichet::login
