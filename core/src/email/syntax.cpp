#include "email/syntax.hpp"

#include "email/domain.hpp"
#include "email/findings.hpp"
#include "email/local_part.hpp"
#include "email/ordinary.hpp"

namespace guichet::email {
namespace {

Parts split(std::string_view text) {
  const std::size_t end = find_local_end(text);
  const bool is_quoted = !text.empty() && text[0] == '"';
  if (end < text.size() && text[end] == '@') return {{0, end}, {end + 1, text.size()}, is_quoted};
  const std::size_t at = text.find('@', end);  // text between a closing quotation mark and the @
  if (at == std::string_view::npos) return {{0, text.size()}, {text.size(), text.size()}, is_quoted};
  return {{0, at}, {at + 1, text.size()}, is_quoted};
}

}  // namespace

bool SyntaxReport::is_well_formed() const {
  return std::none_of(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.severity == Severity::kBlock; });
}

SyntaxReport check_syntax(std::string_view text) {
  SyntaxReport report;
  if (read_ordinary(text, report)) return report;
  Findings findings;
  report.parts = split(text);
  const Parts& parts = report.parts;
  const bool has_at = parts.local.end < text.size();
  check_local_part(text, parts.local, findings);
  if (has_at) {
    report.domain.append(check_domain(text, parts.domain, findings));
  } else {
    findings.add(Code::kEmailMissingAt, {text.size(), text.size()});
  }
  const std::size_t length = parts.local.end + 1 + report.domain.view().size();
  if (length > kMaxAddress) findings.add_limit(Code::kEmailTooLong, {0, text.size()}, kMaxAddress);
  report.findings = findings.take();
  return report;
}

}  // namespace guichet::email
