#include "routes/submit.hpp"

#include <algorithm>

#include "crypto/ids.hpp"
#include "http/even_time.hpp"
#include "signup/answers.hpp"

namespace guichet::routes {

http::Task<store::Result<signup::Answer>> submit(const Services& services, signup::Intake intake) {
  const bool is_stranger = intake.channel != signup::Channel::kBackend;
  const http::EvenTime time(is_stranger ? services.answer_step : std::chrono::milliseconds(0));
  auto shared = std::make_shared<const signup::Intake>(std::move(intake));
  auto job = [&services, shared](store::Transaction& transaction) {
    return signup::write_once(transaction, services.keys, services.policy, *shared, services.clock());
  };
  auto answer = co_await store::write<http::Executor>(*services.store.writer, job);
  co_await time.end();
  if (answer) services.count("submission", shared->judgement.outcome());
  if (answer && answer->decision && services.count_decision) services.count_decision(*answer->decision);
  co_return answer;
}

std::string scoped_key(const Caller& caller, std::string_view key) {
  return std::string(signup::channel_name(caller.channel)) + "/" + caller.site + "/" + std::string(key);
}

std::string form_key(const Id& request) { return "form/" + crypto::id_text(request); }

std::optional<signup::Answer> refuse_machine(const Services& services, signup::Intake& intake, bool with_work) {
  const signup::Submission& submission = intake.submission;
  const bool is_free = intake.channel == signup::Channel::kBackend || !submission.form->protection.needs_challenge();
  if (is_free) return std::nullopt;
  const auto verdict = signup::check_challenge(services.keys, *submission.form, submission.challenge,
                                               submission.solution, with_work, services.clock());
  switch (verdict.state) {
    case signup::ChallengeState::kGood:
      intake.challenge = verdict.used;
      return std::nullopt;
    case signup::ChallengeState::kTooEarly:
      services.count("refused_machine", "too_early");
      return signup::too_early_answer(verdict.wait);
    case signup::ChallengeState::kBadSolution:
      services.count("refused_machine", "bad_solution");
      return signup::problem_answer(Errc::kProtectionBadSolution);
    case signup::ChallengeState::kRequired:
      break;
  }
  services.count("refused_machine", "required");
  return signup::problem_answer(Errc::kProtectionRequired);
}

bool is_idempotency_key(std::string_view text) {
  return !text.empty() && text.size() <= 255 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

}  // namespace guichet::routes
