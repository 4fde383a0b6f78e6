#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A message that another system sent to the holder of an account.
struct Contact {
  std::string tenant;
  Bytes32 message_ix{};  // blind index of the system and its own id of the message
  Id account{};
  std::string kind;     // "newsletter"
  std::string channel;  // "email"
  Millis at = 0;
};

// Counts of one kind and channel.
struct ContactCount {
  std::string kind;
  std::string channel;
  std::int64_t recent = 0;
  std::int64_t all = 0;
};

// False when the message is there already.
Result<bool> insert_contact(Transaction& transaction, const Contact& contact);

// By kind and channel: those after `recent`, and those after `since`, which is earlier.
Result<std::vector<ContactCount>> count_contacts(Database& database, std::string_view tenant,
                                                 const Id& account, Millis recent, Millis since);

// The times of the newest messages after `since`, newest first, at most `limit`; of one kind unless it is
// empty.
Result<std::vector<Millis>> find_contact_times(Database& database, std::string_view tenant, const Id& account,
                                               std::string_view kind, Millis since, std::int64_t limit);

// Removes messages older than `before`, at most `limit`. Gives how many.
Result<std::int64_t> purge_contacts(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
