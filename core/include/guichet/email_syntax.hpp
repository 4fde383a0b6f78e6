#pragma once

#include <cstdint>
#include <string_view>

#include "guichet/finding.hpp"

namespace guichet {

// What the syntax of one address is, by the names and numbers of Dominic Sayers's is_email 3.05: the higher,
// the further from what mail systems take. Its DNS codes are missing, nothing is looked up here.
enum class EmailDiagnosisCode : std::uint8_t {
  kValid = 0,
  // RFC 5321: can be written to.
  kRfc5321Tld = 9,
  kRfc5321TldNumeric = 10,
  kRfc5321QuotedString = 11,
  kRfc5321AddressLiteral = 12,
  kRfc5321Ipv6Deprecated = 13,
  // Comments and folding white space (RFC 5322 3.2.2): in a header only, not in an envelope.
  kCfwsComment = 17,
  kCfwsFws = 18,
  // Obsolete forms of RFC 5322, section 4.
  kDeprecLocalPart = 33,
  kDeprecFws = 34,
  kDeprecQtext = 35,
  kDeprecQp = 36,
  kDeprecComment = 37,
  kDeprecCtext = 38,
  kDeprecCfwsNearAt = 49,
  // RFC 5322 alone: the form of an address that breaks RFC 5321, mostly by its lengths.
  kRfc5322Domain = 65,
  kRfc5322TooLong = 66,
  kRfc5322LocalTooLong = 67,
  kRfc5322DomainTooLong = 68,
  kRfc5322LabelTooLong = 69,
  kRfc5322DomainLiteral = 70,
  kRfc5322DomlitObsDtext = 71,
  kRfc5322Ipv6GrpCount = 72,
  kRfc5322Ipv62x2xColon = 73,
  kRfc5322Ipv6BadChar = 74,
  kRfc5322Ipv6MaxGrps = 75,
  kRfc5322Ipv6ColonStrt = 76,
  kRfc5322Ipv6ColonEnd = 77,
  // No address.
  kErrExpectingDtext = 129,
  kErrNoLocalPart = 130,
  kErrNoDomain = 131,
  kErrConsecutiveDots = 132,
  kErrAtextAfterCfws = 133,
  kErrAtextAfterQs = 134,
  kErrAtextAfterDomlit = 135,
  kErrExpectingQpair = 136,
  kErrExpectingAtext = 137,
  kErrExpectingQtext = 138,
  kErrExpectingCtext = 139,
  kErrBackslashEnd = 140,
  kErrDotStart = 141,
  kErrDotEnd = 142,
  kErrDomainHyphenStart = 143,
  kErrDomainHyphenEnd = 144,
  kErrUnclosedQuotedStr = 145,
  kErrUnclosedComment = 146,
  kErrUnclosedDomlit = 147,
  kErrFwsCrlfX2 = 148,
  kErrFwsCrlfEnd = 149,
  kErrCrNoLf = 150,
};

enum class EmailDiagnosisCategory : std::uint8_t { kValid, kRfc5321, kCfws, kDeprec, kRfc5322, kErr };

struct EmailDiagnosis {
  EmailDiagnosisCode code;
  // UTF-8 bytes of the text, on borders of characters: the character or token that led to the code; the whole
  // part (local part, label, domain, address, literal) when it is its length or its shape; empty, at the
  // place, where something is missing; empty at 0 for kValid.
  Span span;
};

// The syntax of an address as it stands (UTF-8, white space around it counts), by RFC 5321 and RFC 5322 with
// the letters beyond ASCII of RFC 6531 and RFC 6532. The first error ends it; without one, the highest code
// found, at its first place. The length of a label with letters beyond ASCII hangs on its Punycode and is not
// judged here.
EmailDiagnosis diagnose_email(std::string_view text);

EmailDiagnosisCategory category_of(EmailDiagnosisCode code);

// is_email's name in lower case without its prefix: "valid", "rfc5321_tld", "err_expecting_atext".
std::string_view name_of(EmailDiagnosisCode code);

// Whether a browser's <input type="email"> takes the value: the "valid e-mail address" of the WHATWG HTML
// standard. Neither stricter nor looser than the RFCs, but other: single labels and dots anywhere before the
// @ are taken, quotation marks and letters beyond ASCII are not.
bool is_whatwg_email(std::string_view text);

}  // namespace guichet
