#include "guichet/email.hpp"

#include "email/canonical.hpp"
#include "email/provider.hpp"
#include "email/suggest_address.hpp"
#include "email/syntax.hpp"
#include "email/traits.hpp"
#include "text/ascii.hpp"

namespace guichet {
namespace {

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

Email describe(std::string_view text, const email::SyntaxReport& syntax) {
  const std::string_view local = slice(text, syntax.parts.local);
  Email result;
  result.domain = std::string(syntax.domain.view());
  result.ascii = std::string(local) + "@";
  result.ascii += is_ascii(text) ? slice(text, syntax.parts.domain) : syntax.domain.view();
  result.unicode = syntax.unicode_domain;
  result.syntax = syntax.diagnosis;
  result.is_html = is_whatwg_email(text);
  result.canonical = email::canonical_address(local, syntax.domain.view());
  if (const auto family = email::find_family(result.domain); !family.empty()) result.provider = std::string(family);
  if (std::string group = email::group_address(result.canonical); group != result.canonical) result.group = std::move(group);
  return result;
}

// A domain that is taken for a typing error is judged for what was meant, not for what stands there.
EmailTraits find_traits(std::string_view text, const email::SyntaxReport& syntax, bool has_typo) {
  EmailTraits traits = email::find_traits(slice(text, syntax.parts.local), syntax.domain.view());
  if (has_typo) {
    traits.remove(EmailTrait::kDisposable);
    traits.remove(EmailTrait::kFreeProvider);
  }
  return traits;
}

std::optional<Finding> find_typo(std::string_view text, const email::SyntaxReport& syntax, std::string_view country) {
  auto suggestion = email::suggest_address(text, syntax, country);
  if (!suggestion) return std::nullopt;
  Finding finding = suggestion->is_other_domain ? make_finding(Code::kEmailDomainTypo, syntax.parts.domain)
                                                : make_finding(Code::kEmailAddressTypo, Span{0, text.size()});
  finding.params.emplace_back("suggestion", std::move(suggestion->address));
  finding.params.emplace_back("certainty", suggestion->certainty);
  finding.params.emplace_back("sure", suggestion->is_sure);
  return finding;
}

void shift_spans(std::vector<Finding>& findings, std::size_t offset) {
  for (Finding& finding : findings) {
    finding.span->begin += offset;
    finding.span->end += offset;
  }
}

}  // namespace

EmailReport check_email(std::string_view text, std::string_view country) {
  const std::string_view trimmed = trim_ascii(text);
  email::SyntaxReport syntax = email::check_syntax(trimmed);
  EmailReport report;
  auto typo = find_typo(trimmed, syntax, country);
  if (syntax.is_well_formed()) report.email = describe(trimmed, syntax);
  report.findings = std::move(syntax.findings);
  if (report.email) {
    report.email->traits = find_traits(trimmed, syntax, typo.has_value());
    email::add_trait_findings(report.email->traits, trimmed, syntax.parts, report.findings);
  }
  if (typo) report.findings.push_back(std::move(*typo));
  shift_spans(report.findings, static_cast<std::size_t>(trimmed.data() - text.data()));
  return report;
}

}  // namespace guichet
