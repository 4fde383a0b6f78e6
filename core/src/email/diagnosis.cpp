#include <algorithm>
#include <iterator>

#include "email/note.hpp"
#include "email/scan.hpp"
#include "guichet/email_syntax.hpp"

namespace guichet {

namespace email {

EmailDiagnosis diagnose(const Notes& notes) {
  EmailDiagnosis diagnosis{Diagnosis::kValid, {}};
  for (const Note& note : notes) {
    if (note.code > diagnosis.code) diagnosis = {note.code, note.span};
    if (category_of(note.code) == EmailDiagnosisCategory::kErr) break;
  }
  return diagnosis;
}

}  // namespace email

using email::Diagnosis;

EmailDiagnosis diagnose_email(std::string_view text) {
  return email::diagnose(email::scan_address(text).notes);
}

EmailDiagnosisCategory category_of(EmailDiagnosisCode code) {
  const auto number = static_cast<unsigned>(code);
  if (number < 8) return EmailDiagnosisCategory::kValid;
  if (number < 16) return EmailDiagnosisCategory::kRfc5321;
  if (number < 32) return EmailDiagnosisCategory::kCfws;
  if (number < 64) return EmailDiagnosisCategory::kDeprec;
  return number < 128 ? EmailDiagnosisCategory::kRfc5322 : EmailDiagnosisCategory::kErr;
}

std::string_view name_of(EmailDiagnosisCode code) {
  struct Named {
    Diagnosis code;
    std::string_view name;
  };
  static constexpr Named kNames[] = {
      {Diagnosis::kValid, "valid"},
      {Diagnosis::kRfc5321Tld, "rfc5321_tld"},
      {Diagnosis::kRfc5321TldNumeric, "rfc5321_tldnumeric"},
      {Diagnosis::kRfc5321QuotedString, "rfc5321_quotedstring"},
      {Diagnosis::kRfc5321AddressLiteral, "rfc5321_addressliteral"},
      {Diagnosis::kRfc5321Ipv6Deprecated, "rfc5321_ipv6deprecated"},
      {Diagnosis::kCfwsComment, "cfws_comment"},
      {Diagnosis::kCfwsFws, "cfws_fws"},
      {Diagnosis::kDeprecLocalPart, "deprec_localpart"},
      {Diagnosis::kDeprecFws, "deprec_fws"},
      {Diagnosis::kDeprecQtext, "deprec_qtext"},
      {Diagnosis::kDeprecQp, "deprec_qp"},
      {Diagnosis::kDeprecComment, "deprec_comment"},
      {Diagnosis::kDeprecCtext, "deprec_ctext"},
      {Diagnosis::kDeprecCfwsNearAt, "deprec_cfws_near_at"},
      {Diagnosis::kRfc5322Domain, "rfc5322_domain"},
      {Diagnosis::kRfc5322TooLong, "rfc5322_toolong"},
      {Diagnosis::kRfc5322LocalTooLong, "rfc5322_local_toolong"},
      {Diagnosis::kRfc5322DomainTooLong, "rfc5322_domain_toolong"},
      {Diagnosis::kRfc5322LabelTooLong, "rfc5322_label_toolong"},
      {Diagnosis::kRfc5322DomainLiteral, "rfc5322_domainliteral"},
      {Diagnosis::kRfc5322DomlitObsDtext, "rfc5322_domlit_obsdtext"},
      {Diagnosis::kRfc5322Ipv6GrpCount, "rfc5322_ipv6_grpcount"},
      {Diagnosis::kRfc5322Ipv62x2xColon, "rfc5322_ipv6_2x2xcolon"},
      {Diagnosis::kRfc5322Ipv6BadChar, "rfc5322_ipv6_badchar"},
      {Diagnosis::kRfc5322Ipv6MaxGrps, "rfc5322_ipv6_maxgrps"},
      {Diagnosis::kRfc5322Ipv6ColonStrt, "rfc5322_ipv6_colonstrt"},
      {Diagnosis::kRfc5322Ipv6ColonEnd, "rfc5322_ipv6_colonend"},
      {Diagnosis::kErrExpectingDtext, "err_expecting_dtext"},
      {Diagnosis::kErrNoLocalPart, "err_nolocalpart"},
      {Diagnosis::kErrNoDomain, "err_nodomain"},
      {Diagnosis::kErrConsecutiveDots, "err_consecutivedots"},
      {Diagnosis::kErrAtextAfterCfws, "err_atext_after_cfws"},
      {Diagnosis::kErrAtextAfterQs, "err_atext_after_qs"},
      {Diagnosis::kErrAtextAfterDomlit, "err_atext_after_domlit"},
      {Diagnosis::kErrExpectingQpair, "err_expecting_qpair"},
      {Diagnosis::kErrExpectingAtext, "err_expecting_atext"},
      {Diagnosis::kErrExpectingQtext, "err_expecting_qtext"},
      {Diagnosis::kErrExpectingCtext, "err_expecting_ctext"},
      {Diagnosis::kErrBackslashEnd, "err_backslashend"},
      {Diagnosis::kErrDotStart, "err_dot_start"},
      {Diagnosis::kErrDotEnd, "err_dot_end"},
      {Diagnosis::kErrDomainHyphenStart, "err_domainhyphenstart"},
      {Diagnosis::kErrDomainHyphenEnd, "err_domainhyphenend"},
      {Diagnosis::kErrUnclosedQuotedStr, "err_unclosedquotedstr"},
      {Diagnosis::kErrUnclosedComment, "err_unclosedcomment"},
      {Diagnosis::kErrUnclosedDomlit, "err_uncloseddomlit"},
      {Diagnosis::kErrFwsCrlfX2, "err_fws_crlf_x2"},
      {Diagnosis::kErrFwsCrlfEnd, "err_fws_crlf_end"},
      {Diagnosis::kErrCrNoLf, "err_cr_no_lf"},
  };
  const auto* found =
      std::find_if(std::begin(kNames), std::end(kNames), [=](Named named) { return named.code == code; });
  return found == std::end(kNames) ? std::string_view{} : found->name;
}

}  // namespace guichet
