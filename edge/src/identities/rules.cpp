#include "identities/rules.hpp"

namespace guichet::identities {

Rule linking_rule(const Circumstances& circumstances) {
  if (!circumstances.is_enabled) return Rule::kRefuse;
  if (circumstances.is_known) return Rule::kSignIn;
  const bool is_proved = circumstances.mail == login::MailTrust::kAuthoritative;
  if (circumstances.local == LocalMail::kVerified) {
    if (!is_proved) return Rule::kProve;
    return circumstances.policy == LinkPolicy::kAutomatic ? Rule::kConnect : Rule::kAsk;
  }
  if (is_proved) return Rule::kFresh;
  return circumstances.local == LocalMail::kUnverified ? Rule::kProveAndReset : Rule::kProve;
}

}  // namespace guichet::identities
