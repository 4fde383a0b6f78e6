#include "signup/answers.hpp"

#include "crypto/ids.hpp"
#include "guichet/problem.hpp"

namespace guichet::signup {
namespace {

std::string_view match_name(Match match) {
  static constexpr std::string_view kNames[] = {"none", "new", "pending", "existing"};
  return kNames[static_cast<std::size_t>(match)];
}

Json account_json(const Placement& placement) {
  if (!placement.account) return nullptr;
  const bool is_verified = placement.match == Match::kExisting;
  return Json{{"id", crypto::id_text(*placement.account)}, {"status", is_verified ? "verified" : "pending"}};
}

// A problem document with these members.
Answer problem_with(Errc code, const Json& members) {
  Answer answer = problem_answer(code);
  auto problem = parse_json(answer.body);
  problem->update(members);
  answer.body = write_json(*problem);
  return answer;
}

}  // namespace

Answer neutral_answer(const Judgement& judgement) {
  if (judgement.is_blocked()) return refused_answer(judgement);
  const bool has_mail = !judgement.email_address().empty();
  return {202, write_json(Json{{"v", 1},
                               {"outcome", judgement.report["outcome"]},
                               {"findings", judgement.report["findings"]},
                               {"next", has_mail ? "confirm_by_mail" : "none"}})};
}

Answer full_answer(const Judgement& judgement, const std::optional<Id>& submission, const Placement& placement,
                   const Json& comparison) {
  Json answer = judgement.report;
  answer["submission"] = submission ? Json(crypto::id_text(*submission)) : Json(nullptr);
  answer["account"] = account_json(placement);
  answer["match"] = comparison;
  answer["match"]["verdict"] = match_name(placement.match);
  if (placement.is_opposed) answer["opposed"] = true;
  return {200, write_json(answer)};
}

Answer login_answer(Answer answer, const LoginAnswer& login) {
  if (!login.is_signed_in && !login.is_expired) return answer;
  auto body = parse_json(answer.body);
  if (login.is_expired) (*body)["login"] = "expired";
  if (login.is_signed_in) body->update(Json{{"next", "signed_in"}, {"id_token", login.id_token}});
  answer.body = write_json(*body);
  answer.is_signed_in = login.is_signed_in;
  return answer;
}

Answer refused_answer(const Judgement& judgement) { return problem_with(Errc::kSubmissionRefused, {{"findings", judgement.report["findings"]}}); }

Answer question_answer(const Judgement& judgement) {
  const Json& report = judgement.report;
  Json values = Json::object();
  if (const Json* address = find_member(report["values"], "address")) values["address"] = *address;
  return problem_with(Errc::kSubmissionQuestion, {{"findings", report["findings"]}, {"values", values}});
}

Answer too_early_answer(Millis wait) {
  return problem_with(Errc::kProtectionTooEarly, {{"retry_after", (wait + 999) / 1000}});
}

Answer problem_answer(Errc code, std::string pointer) {
  return {errc_status(code), problem_json(Error{code, std::move(pointer)})};
}

}  // namespace guichet::signup
