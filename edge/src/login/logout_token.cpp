#include "login/logout_token.hpp"

#include "login/claims.hpp"
#include "login/id_token.hpp"

namespace guichet::login {
namespace {

constexpr std::int64_t kMostAge = 10 * 60;
constexpr std::string_view kEvent = "http://schemas.openid.net/event/backchannel-logout";

bool has_event(const Json& claims) {
  const Json* events = find_member(claims, "events");
  const Json* event = events == nullptr ? nullptr : find_member(*events, kEvent);
  return event != nullptr && event->is_object();
}

std::string_view find_problem(const Json& header, const Json& claims, const std::vector<std::string>& issuers,
                              std::string_view client_id, std::int64_t now) {
  const Json* type = find_member(header, "typ");
  if (type != nullptr && *type != "logout+jwt" && *type != "JWT") return "logout_token.wrong_type";
  if (!has_issuer(claims, issuers)) return "logout_token.wrong_issuer";
  if (!is_for(claims, client_id)) return "logout_token.wrong_audience";
  if (!has_event(claims)) return "logout_token.wrong_event";
  if (find_member(claims, "nonce") != nullptr) return "logout_token.with_nonce";
  const auto issued = time_claim(claims, "iat");
  if (!issued || *issued > now + kSkewSeconds || *issued + kMostAge < now) return "logout_token.bad_time";
  if (find_member(claims, "exp") == nullptr) return {};
  const auto expires = time_claim(claims, "exp");
  return expires && *expires + kSkewSeconds > now ? std::string_view() : "logout_token.expired";
}

}  // namespace

std::optional<LogoutToken> read_logout_token(const Json& header, const Json& claims,
                                             const std::vector<std::string>& issuers, std::string_view client_id,
                                             std::int64_t now, std::string_view& refusal) {
  refusal = find_problem(header, claims, issuers, client_id, now);
  if (!refusal.empty()) return std::nullopt;
  LogoutToken token{text_claim(claims, "sub").value_or(""), text_claim(claims, "sid").value_or(""),
                    text_claim(claims, "jti").value_or(""), now + kMostAge + kSkewSeconds};
  if (token.id.empty()) refusal = "logout_token.without_id";
  if (token.subject.empty() && token.session.empty()) refusal = "logout_token.about_nobody";
  if (!refusal.empty()) return std::nullopt;
  return token;
}

}  // namespace guichet::login
