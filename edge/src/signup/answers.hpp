#pragma once

#include <optional>
#include <string>

#include "common/bytes.hpp"
#include "signup/write_once.hpp"

namespace guichet::signup {

// What the store knew about the person before this submission.
enum class Match : std::uint8_t { kNone, kNew, kPending, kExisting };

// The account that a submission came to belong to.
struct Placement {
  Match match = Match::kNone;
  std::optional<Id> account;
  std::optional<matching::Decision> decision = {};  // of a new account that was compared
  bool is_opposed = false;  // the owner of the address asked to be forgotten, and has to confirm anew
};

// The whole verdict, for a backend that holds a secret key. `comparison`: what decision_json() says of the placement's
// decision, an empty object when there is none.
Answer full_answer(const Judgement& judgement, const std::optional<Id>& submission, const Placement& placement,
                   const Json& comparison = Json::object());

// What a login makes of the neutral answer: nothing, when there was none or it has to be proved by a mail, so that a known
// address and a new one get the same bytes.
struct LoginAnswer {
  bool is_signed_in = false;
  bool is_expired = false;  // the ticket was none
  std::string id_token = {};
};
Answer login_answer(Answer answer, const LoginAnswer& login);

// 422 with the findings: nothing was stored.
Answer refused_answer(const Judgement& judgement);

// 422 with the findings and what was understood of the address: nothing was stored, the person is asked first.
Answer question_answer(const Judgement& judgement);

// 422 protection.too_early, with "retry_after" in seconds.
Answer too_early_answer(Millis wait);

// A problem document as an answer.
Answer problem_answer(Errc code, std::string pointer = {});

}  // namespace guichet::signup
