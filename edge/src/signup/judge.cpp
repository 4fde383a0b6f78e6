#include "signup/judge.hpp"

#include <algorithm>

#include "guichet/problem.hpp"
#include "register/answer.hpp"

namespace guichet::signup {
namespace {

constexpr std::string_view kSeveralLines = "street-address";  // the one field of several lines (HTML, autofill)

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

// A box that has to be ticked and is not is a field that has to be filled in and is not.
void require_consents(const Submission& submission, Json& report) {
  for (const forms::ConsentQuestion& question : submission.form->consents) {
    const bool is_ticked = std::any_of(submission.consents.begin(), submission.consents.end(),
                                       [&](const consent::Ticked& each) { return each.purpose == question.purpose; });
    if (is_ticked || !question.is_required) continue;
    report["findings"].push_back({{"field", "consent." + question.purpose},
                                  {"code", "form.required"},
                                  {"severity", "block"},
                                  {"params", Json::object()}});
    report["outcome"] = "block";
  }
}

// Line breaks and NUL have no place in a field of one line: whoever sends them tries to write something else with it,
// such as the header of a mail.
Result<Done> refuse_line_breaks(const Submission& submission) {
  constexpr std::string_view kBreaks{"\r\n\0", 3};
  constexpr std::string_view kNul{"\0", 1};
  if (submission.locale.find_first_of(kBreaks) != std::string::npos) return Error{Errc::kRequestBadValue, "/locale"};
  for (const auto& [token, value] : submission.values.items()) {
    if (!value.is_string()) continue;
    const std::string_view refused = token == kSeveralLines ? kNul : kBreaks;
    if (value.get_ref<const std::string&>().find_first_of(refused) != std::string::npos) {
      return Error{Errc::kRequestBadValue, append_pointer("/values", token)};
    }
  }
  return Done{};
}

// "a@evil.example"@example.com is an address, but programs that split at the first @ write to somebody else.
bool has_two_ats(std::string_view address) { return address.find('@') != address.rfind('@'); }

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
  require_consents(submission, *report);
  Judgement judgement{*std::move(report)};
  if (judgement.is_blocked()) return judgement;  // which says more
  if (auto clean = refuse_line_breaks(submission); !clean) return clean.error();
  if (has_two_ats(judgement.email_address())) return Error{Errc::kRequestBadValue, "/values/email"};
  return judgement;
}

}  // namespace guichet::signup
