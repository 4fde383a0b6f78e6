#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace guichet::login {

enum class MailTrust : std::uint8_t {
  kNone,           // no address, or one that is malformed
  kUnverified,     // anybody may have typed it there
  kVerified,       // the provider verified it, and is not the one who hands out such addresses
  kAuthoritative,  // verified by whom the mailbox belongs to: as good as a mail of ours
};

// Whom a provider says that somebody is; everything in it was verified.
struct Person {
  std::string provider;  // its id in the configuration
  std::string issuer;    // with the subject the only key of an identity
  std::string subject;
  std::map<std::string, std::string> values;  // autocomplete token -> text, "email" among them
  MailTrust mail = MailTrust::kNone;
  std::string session;  // "sid" of the provider, for back-channel logout; may be empty
};

}  // namespace guichet::login
