#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

struct Account {
  Id id{};
  std::string tenant;
  bool is_verified = false;
  Bytes profile_sealed;
  Millis created_at = 0;
  std::optional<Millis> verified_at;
  bool is_imported = false;  // brought in from a file: stays though it is not verified
};

Status insert_account(Transaction& transaction, const Account& account);

Result<std::optional<Account>> find_account(Database& database, std::string_view tenant, const Id& id);

// Makes a pending account a verified one. True when it was pending.
Result<bool> verify_account(Transaction& transaction, std::string_view tenant, const Id& id, Millis now);

// Replaces what is known of the person.
Status set_profile(Transaction& transaction, std::string_view tenant, const Id& id, ByteView profile_sealed);

// Removes an account with everything that hangs on it: submissions and the answers given to them, mails for it and about
// it, claims, tokens, identities, sessions, links, reviews, consents, the keys and openings of its proofs, logged contacts. Entries of the
// chain and events stay: they name it by ids only.
Status delete_account(Transaction& transaction, std::string_view tenant, const Id& id);

// Removes at most `limit` accounts that were never verified, not imported, and are older than `before`, with their
// submissions, claims, tokens, links, reviews and logged contacts. Gives how many accounts went.
Result<std::int64_t> purge_unverified_accounts(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
