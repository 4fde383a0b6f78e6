#pragma once

#include <string>
#include <vector>

#include "common/bytes.hpp"
#include "crypto/keys.hpp"
#include "guichet/result.hpp"
#include "json/json.hpp"
#include "store/claims.hpp"
#include "store/contact_log.hpp"

namespace guichet::people {

inline constexpr std::size_t kMaxMessages = 1000;
inline constexpr std::size_t kMaxContactsLogBytes = 512 * 1024;

// A message that another system says it sent. The address is not kept.
struct ReportedMessage {
  std::optional<Id> account;
  std::optional<store::ClaimKey> claim;  // of the address, when there is no account; neither when it is none
  Bytes32 message_ix{};
  std::string kind;
  std::string channel;
  Millis at = 0;
};

// Reads the body of POST /v1/contacts-log: {"v": 1, "messages": [{"account" or "email", "kind", "channel",
// "system", "id", "at"}]}, at most kMaxMessages. Names are 1 to 64 of A-Z a-z 0-9 . _ -, "id" 1 to 255 bytes;
// "at" may lie at most a day ahead. Errors: where it is not so.
Result<std::vector<ReportedMessage>> parse_contacts_log(const crypto::Keys& keys, std::string_view tenant,
                                                        std::string_view body, Millis now);

struct LoggedContacts {
  std::int64_t recorded = 0;
  std::int64_t repeated = 0;  // were there already
  std::int64_t unknown = 0;   // no such account or address
  std::int64_t expired = 0;   // too old to count
};

store::Result<LoggedContacts> log_contacts(store::Transaction& transaction, std::string_view tenant,
                                           const std::vector<ReportedMessage>& messages, Millis now);

// 1 to 64 of A-Z a-z 0-9 . _ -
bool is_contact_name(std::string_view text);

}  // namespace guichet::people
