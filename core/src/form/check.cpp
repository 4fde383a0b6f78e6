#include "form/check.hpp"

#include <algorithm>

#include "form/email_names.hpp"
#include "form/environment.hpp"
#include "form/field_checks.hpp"
#include "form/name_fields.hpp"
#include "form/postal_address.hpp"

namespace guichet::form {
namespace {

std::vector<Field> fields_to_check(const CheckRequest& request) {
  if (request.form.fields) return *request.form.fields;
  std::vector<Field> fields;
  for (const auto& [token, text] : request.values) fields.push_back({find_field(token), false});
  return fields;
}

std::string_view text_of(const CheckRequest& request, std::string_view token) {
  const auto found = request.values.find(token);
  return found == request.values.end() ? std::string_view{} : std::string_view(found->second);
}

void add_facts(const CheckRequest& request, const Report& report, rules::Environment& environment) {
  if (!request.form.id.empty()) environment["form"] = request.form.id;
  if (!request.locale.empty()) environment["locale"] = request.locale;
  std::vector<std::string> codes;
  for (const Finding& finding : report.findings) codes.emplace_back(code_name(finding.code));
  environment["findings"] = std::move(codes);
}

// A rule that carries a code says so to the person, unless a check already did.
void add_rule_finding(const rules::Hit& hit, std::vector<Finding>& findings) {
  if (!hit.rule->code || hit.rule->outcome == Outcome::kAccept) return;
  const Code code = *hit.rule->code;
  const bool is_known = std::any_of(findings.begin(), findings.end(),
                                    [=](const Finding& finding) { return finding.code == code; });
  if (is_known) return;
  const std::string_view name = code_name(code);
  const std::string prefix(name.substr(0, name.find('.')));
  const std::string token = prefix == "phone" ? "tel" : prefix;
  Finding finding{code, static_cast<Severity>(hit.rule->outcome), find_field(token) ? token : "", std::nullopt, {}};
  finding.params.emplace_back("rule", hit.group->id + "/" + hit.rule->id);
  findings.push_back(std::move(finding));
}

// A group named like a finding's code decides about that finding; when none of its rules matches, and for
// every other finding, the severity does.
Outcome judge_finding(const Finding& finding, const rules::Ruleset* ruleset, const rules::Environment& environment) {
  if (ruleset != nullptr) {
    for (const rules::Group& group : ruleset->groups) {
      if (group.id != code_name(finding.code)) continue;
      if (const rules::Hit hit = rules::evaluate_group(group, environment); hit.rule != nullptr) {
        return hit.rule->outcome;
      }
    }
  }
  return default_outcome(finding.severity);
}

void decide(const CheckRequest& request, const rules::Environment& environment, Report& report) {
  const rules::Ruleset* ruleset = request.form.ruleset ? &*request.form.ruleset : nullptr;
  for (Finding& finding : report.findings) {
    const Outcome outcome = judge_finding(finding, ruleset, environment);
    finding.severity = static_cast<Severity>(outcome);
    report.outcome = std::max(report.outcome, outcome);
  }
  if (ruleset == nullptr) return;
  for (const rules::Group& group : ruleset->groups) {
    if (find_code(group.id)) continue;  // judged with its finding
    const rules::Hit hit = rules::evaluate_group(group, environment);
    if (hit.rule == nullptr) continue;
    report.outcome = std::max(report.outcome, hit.rule->outcome);
    add_rule_finding(hit, report.findings);
  }
}

}  // namespace

Report check(const CheckRequest& request, const Services& services) {
  Report report;
  report.ruleset_hash = request.form.ruleset_hash;
  rules::Environment environment;
  auto fields = fields_to_check(request);
  require_by_country(request, fields);
  for (const Field& field : fields) {
    check_field(field, text_of(request, field.description->token), request.form.country, report, environment);
  }
  check_name_fields(request, fields, report);
  check_email_names(request, report, environment);
  check_postal_address(request, fields, services, report);
  add_facts(request, report, environment);
  decide(request, environment, report);
  return report;
}

}  // namespace guichet::form
