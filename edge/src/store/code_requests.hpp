#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

inline constexpr std::int64_t kCodeTries = 5;

// What a short code is typed into: a submission, found by the key of the request that made it.
struct CodeRequest {
  std::string tenant;
  Bytes32 key_ix{};
  Id submission_id{};
  Bytes32 code_hash{};                // of a code that nobody was sent while there is no link
  std::optional<Bytes32> token_hash;  // of the link in the same mail
  std::int64_t tries_left = kCodeTries;
  Millis created_at = 0;
  Millis expires_at = 0;
};

Status insert_code_request(Transaction& transaction, const CodeRequest& request);

Result<std::optional<CodeRequest>> find_code_request(Database& database, std::string_view tenant,
                                                     const Bytes32& key_ix);

struct MailedCode {
  Bytes32 code_hash{};
  Bytes32 token_hash{};
};

// The key of a submission's request while it can still be tried; nothing afterwards.
Result<std::optional<Bytes32>> find_open_request(Database& database, std::string_view tenant,
                                                 const Id& submission_id, Millis now);

// Puts a newly mailed code in the place of the one before. Tries and expiry stay as they are.
Status set_mailed_code(Transaction& transaction, std::string_view tenant, const Bytes32& key_ix,
                       const MailedCode& code);

// Takes one try. False, and nothing is taken, when none is left or the request has expired.
Result<bool> take_try(Transaction& transaction, std::string_view tenant, const Bytes32& key_ix, Millis now);

// Removes requests that expired before `before`, at most `limit`. Gives how many.
Result<std::int64_t> purge_code_requests(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
