#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// Something that happened, kept for the figures and for explaining decisions.
struct Event {
  Id id{};
  std::string tenant;
  std::string kind;  // "submission.received", "claim.verified" ...
  Id subject_id{};
  Millis at = 0;
  std::string detail;                 // JSON object without personal data
  std::optional<Id> account_id = {};  // whose account it is about
  std::int64_t number = 0;  // its place in the log of its tenant: 1, 2 ... in the order of the commits
};

// Writes the event down under the next number, and a message about it for every webhook that wants to hear of
// it.
Status insert_event(Transaction& transaction, const Event& event);

// The next number of the log of a tenant, which is used up by it.
Result<std::int64_t> take_event_number(Transaction& transaction, std::string_view tenant);

Result<std::optional<Event>> find_event(Database& database, std::string_view tenant, const Id& id);

// The events of one subject, oldest first, at most `limit`.
Result<std::vector<Event>> find_events(Database& database, std::string_view tenant, const Id& subject_id,
                                       std::int64_t limit = 100);

// What a reader of the log asks for: what comes after a number, of one kind or account if it says so.
struct EventQuery {
  std::int64_t after = 0;
  std::optional<std::string> kind = {};
  std::optional<Id> account_id = {};
};

// The events after that number in their order, at most `limit`.
Result<std::vector<Event>> list_events(Database& database, std::string_view tenant, const EventQuery& query,
                                       std::int64_t limit);

// The newest number of the log; 0 when it is empty.
Result<std::int64_t> last_number(Database& database, std::string_view tenant);

// The number before the first event of that time or later: where to read on from. The last number when there
// is none.
Result<std::int64_t> number_before(Database& database, std::string_view tenant, Millis since);

}  // namespace guichet::store
