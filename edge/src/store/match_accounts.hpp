#pragma once

#include <span>
#include <vector>

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// An account as matching finds it.
struct MatchAccount {
  std::int64_t number = 0;
  Id account_id{};
  Bytes profiles_sealed;
};

// What is kept of an account for matching.
struct MatchEntry {
  std::string tenant;
  Id account_id{};
  Bytes profiles_sealed;
  std::vector<std::int64_t> keys;  // of crypto::MatchIndex; each once
  Millis created_at = 0;
};

// Makes the account findable by these keys, and by no others that it had before. The account must exist.
Status put_match_account(Transaction& transaction, const MatchEntry& entry);

// Removes all keys and profiles of an account, if there are any.
Status remove_match_account(Transaction& transaction, std::string_view tenant, const Id& account_id);

// The numbers of the accounts that have this key, at most `limit`, appended.
Status find_match_numbers(Database& database, std::int64_t key, std::int64_t limit,
                          std::vector<std::int64_t>& numbers);

// Nothing when the number is another tenant's, as keys of two tenants may meet by chance.
Result<std::optional<MatchAccount>> find_match_account(Database& database, std::string_view tenant,
                                                       std::int64_t number);

// Accounts with greater numbers than `after`, in their order, at most `limit`.
Result<std::vector<MatchAccount>> list_match_accounts(Database& database, std::string_view tenant,
                                                      std::int64_t after, std::int64_t limit);

// The highest number given out: about how many accounts there are in the file. Of all tenants, and those that
// went leave a gap, so it is rather too high, which makes matching more careful.
Result<std::int64_t> last_match_number(Database& database);

}  // namespace guichet::store
