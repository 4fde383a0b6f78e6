#pragma once

#include <functional>
#include <thread>

#include "common/clock.hpp"
#include "store/writer.hpp"

namespace guichet::store {

// How long what is over is kept, in milliseconds.
struct Retention {
  Millis idempotency = 24LL * 3600 * 1000;
  Millis finished_mails = 30LL * 24 * 3600 * 1000;
  Millis expired_tokens = 30LL * 24 * 3600 * 1000;
  Millis unverified_accounts = 30LL * 24 * 3600 * 1000;  // with their submissions
  Millis contacts = 35LL * 24 * 3600 * 1000;             // longer than the longest window they are counted in
  Millis webhook_messages = 30LL * 24 * 3600 * 1000;
};

// Removes what is over, at most `limit` rows of each kind, so that nobody waits long for the writer. Pending
// claims go when they expire. Gives how many rows went, those that hang on an account not counted.
Result<std::int64_t> purge(Transaction& transaction, const Retention& retention, Millis now, std::int64_t limit);

// More work for the housekeeper, such as what the clocks of consents ask for; gives how much there was to do.
using Chore = std::function<Result<std::int64_t>(Transaction&, Millis now, std::int64_t limit)>;

// A thread that has the writer purge every ten minutes, and again at once while there is a lot.
class Housekeeper {
 public:
  // The writer outlives this object.
  explicit Housekeeper(Writer& writer, Retention retention = {}, Clock clock = system_now, Chore chore = {});

 private:
  void work(std::stop_token stop);
  bool has_more(Millis now);

  Writer& writer_;
  const Retention retention_;
  const Clock clock_;
  const Chore chore_;
  std::jthread thread_;
};

}  // namespace guichet::store
