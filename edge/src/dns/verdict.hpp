#pragma once

#include <cstdint>
#include <string_view>

namespace guichet::dns {

// Whether mail can go to a domain.
enum class Verdict : std::uint8_t {
  kTakesMail,
  kNoSuchDomain,
  kTakesNoMail,   // it says so (RFC 7505), or has neither a mail server nor an address
  kUndetermined,  // the DNS did not say, or not in time
  kNotAsked,      // the DNS is known to be silent at the moment
};

constexpr std::string_view verdict_name(Verdict verdict) {
  constexpr std::string_view kNames[] = {"takes_mail", "no_such_domain", "takes_no_mail", "undetermined", "not_asked"};
  return kNames[static_cast<std::size_t>(verdict)];
}

}  // namespace guichet::dns
