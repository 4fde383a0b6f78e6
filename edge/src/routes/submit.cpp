#include "routes/submit.hpp"

#include <algorithm>

#include "http/even_time.hpp"

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

bool is_idempotency_key(std::string_view text) {
  return !text.empty() && text.size() <= 255 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

}  // namespace guichet::routes
