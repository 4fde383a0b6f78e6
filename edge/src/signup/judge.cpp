#include "signup/judge.hpp"

#include <algorithm>

#include "guichet/problem.hpp"
#include "register/answer.hpp"

namespace guichet::signup {
namespace {

std::string email_member(const Json& report, std::string_view name) {
  const Json* values = find_member(report, "values");
  const Json* email = values == nullptr ? nullptr : find_member(*values, "email");
  const Json* member = email == nullptr ? nullptr : find_member(*email, name);
  return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
}

Error to_error(const Json& problem) {
  const Json* pointer = find_member(problem, "pointer");
  const auto code = find_errc(problem["code"].get_ref<const std::string&>());
  return Error{code.value_or(Errc::kJsonSyntax), pointer == nullptr ? std::string() : pointer->get<std::string>()};
}

}  // namespace

std::string Judgement::outcome() const { return report["outcome"].get<std::string>(); }
bool Judgement::is_blocked() const { return report["outcome"] == "block"; }
bool Judgement::doubts_address() const {
  if (find_member(report["values"], "address") == nullptr) return false;
  const Json& findings = report["findings"];
  return std::any_of(findings.begin(), findings.end(), [](const Json& finding) {
    const auto& severity = finding["severity"].get_ref<const std::string&>();
    const auto& code = finding["code"].get_ref<const std::string&>();
    return code.rfind("address.", 0) == 0 && (severity == "hint" || severity == "confirm");
  });
}
bool Judgement::doubts_mail_domain() const {
  const Json& findings = report["findings"];
  return std::any_of(findings.begin(), findings.end(), [](const Json& finding) {
    const auto& code = finding["code"].get_ref<const std::string&>();
    return code == code_name(Code::kEmailDomainUnknown) || code == code_name(Code::kEmailDomainNoMail);
  });
}
std::string Judgement::canonical_email() const { return email_member(report, "canonical"); }
std::string Judgement::email_address() const { return email_member(report, "ascii"); }

Result<Judgement> judge(const Submission& submission, const registry::RegisterFile* addresses) {
  const Json request{{"v", 1},
                     {"form", submission.form->description},
                     {"values", submission.values},
                     {"locale", submission.locale}};
  const std::string answer = registry::answer(write_json(request), addresses);
  auto report = parse_json(answer);
  if (!report) return report.error();
  if (is_problem(answer)) return to_error(*report);
  return Judgement{*std::move(report)};
}

}  // namespace guichet::signup
