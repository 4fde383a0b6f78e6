#include "signup/mail_domain.hpp"

#include <algorithm>
#include <array>

#include "guichet/problem.hpp"
#include "text/ascii.hpp"

namespace guichet::signup {
namespace {

// From mild to severe.
constexpr std::array<std::string_view, 5> kOutcomes = {"accept", "hint", "confirm", "review", "block"};

auto rank(std::string_view outcome) { return std::find(kOutcomes.begin(), kOutcomes.end(), outcome); }

std::optional<Code> finding_of(dns::Verdict verdict) {
  switch (verdict) {
    case dns::Verdict::kNoSuchDomain: return Code::kEmailDomainUnknown;
    case dns::Verdict::kTakesNoMail: return Code::kEmailDomainNoMail;
    default: return std::nullopt;
  }
}

}  // namespace

std::string mail_domain(const Judgement& judgement) {
  const std::string address = judgement.email_address();
  const std::size_t at = address.rfind('@');
  if (judgement.is_blocked() || at == std::string::npos) return {};
  return to_ascii_lower(address.substr(at + 1));
}

void add_mail_domain(Judgement& judgement, dns::Verdict verdict) {
  const auto code = finding_of(verdict);
  if (!code) return;
  const std::string_view severity = severity_name(default_severity(*code));
  judgement.report["findings"].push_back(
      Json{{"code", code_name(*code)}, {"severity", severity}, {"field", "email"}, {"params", Json::object()}});
  if (rank(severity) > rank(judgement.outcome())) judgement.report["outcome"] = severity;
}

}  // namespace guichet::signup
