#pragma once

#include "common/clock.hpp"
#include "store/claims.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// What a token is good for: never for anything else.
inline constexpr std::string_view kConfirmToken = "confirm";  // the address is verified
inline constexpr std::string_view kJoinToken = "join";        // the holder of the account says: it was me

// A link that was mailed. Only the hash of its secret is stored.
struct Token {
  Bytes32 hash{};
  ClaimKey claim;
  Id submission_id{};
  Id account_id{};
  Millis created_at = 0;
  Millis expires_at = 0;
  std::optional<Millis> used_at;
  std::string purpose{kConfirmToken};
  std::optional<Id> review_id = {};  // of a join token
};

Status insert_token(Transaction& transaction, const Token& token);

// A token made for another purpose is not found.
Result<std::optional<Token>> find_token(Database& database, const Bytes32& hash,
                                        std::string_view purpose = kConfirmToken);

// The newest confirmation link that was made for an address, used, expired or neither.
Result<std::optional<Token>> find_newest_token(Database& database, const ClaimKey& claim);

// Uses a token up. True for exactly one caller, and only before the expiry.
Result<bool> mark_token_used(Transaction& transaction, const Bytes32& hash, Millis now);

// Ends the unused confirmation links of an account: a newer mail cancels the older ones. Gives how many.
Result<std::int64_t> cancel_tokens(Transaction& transaction, std::string_view tenant, const Id& account_id,
                                   Millis now);

// Removes tokens that expired before `before`, at most `limit`. Gives how many.
Result<std::int64_t> purge_tokens(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
