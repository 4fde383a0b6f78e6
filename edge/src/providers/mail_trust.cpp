#include "providers/mail_trust.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace guichet::login {
namespace {

bool is_true(const Json* claim) { return claim != nullptr && claim->is_boolean() && claim->get<bool>(); }

bool is_text(const Json* claim, std::string_view text) {
  return claim != nullptr && claim->is_string() && claim->get_ref<const std::string&>() == text;
}

bool is_verified(VerifiedMail rule, const Json& claims) {
  const Json* claim = find_member(claims, "email_verified");
  if (rule == VerifiedMail::kNever) return false;
  return is_true(claim) || (rule == VerifiedMail::kTrueOrText && is_text(claim, "true"));
}

// A claim that is there and says something else than no.
bool holds(const Json* claim) {
  if (claim == nullptr || !claim->is_string()) return is_true(claim);
  return !claim->get_ref<const std::string&>().empty() && !is_text(claim, "false");
}

bool is_of_domain(const std::vector<std::string>& domains, std::string_view address) {
  const std::string domain = to_ascii_lower(address.substr(address.rfind('@') + 1));
  return std::find(domains.begin(), domains.end(), domain) != domains.end();
}

bool is_authoritative(const Authority& authority, const Json& claims, std::string_view address) {
  if (authority.always || is_of_domain(authority.domains, address)) return true;
  return !authority.claim.empty() && holds(find_member(claims, authority.claim));
}

}  // namespace

MailTrust judge_mail(const Provider& provider, const Json& claims, std::string_view address) {
  if (!is_verified(provider.verified_mail, claims)) return MailTrust::kUnverified;
  return is_authoritative(provider.authority, claims, address) ? MailTrust::kAuthoritative
                                                               : MailTrust::kVerified;
}

}  // namespace guichet::login
