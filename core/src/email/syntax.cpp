#include "email/syntax.hpp"

#include "email/breaches.hpp"
#include "email/domain.hpp"
#include "email/local_part.hpp"
#include "email/ordinary.hpp"

namespace guichet::email {

bool SyntaxReport::is_well_formed() const {
  return std::none_of(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.severity == Severity::kBlock; });
}

SyntaxReport check_syntax(std::string_view text) {
  SyntaxReport report;
  if (read_ordinary(text, report)) return report;
  const Scan scan = scan_address(text);
  report.parts = scan.parts;
  report.diagnosis = diagnose(scan.notes).code;
  Findings findings;
  add_breaches(text, scan, findings);
  check_local_letters(text, scan.parts.local, findings);
  DomainForms forms = check_domain(text, scan.parts.domain, findings);
  report.domain = forms.ascii;
  report.unicode_domain = std::move(forms.unicode);
  const std::size_t length = scan.parts.local.end + 1 + report.domain.view().size();
  if (length > kMaxAddress) findings.add_limit(Code::kEmailTooLong, {0, text.size()}, kMaxAddress);
  report.findings = findings.take();
  return report;
}

}  // namespace guichet::email
