#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// One canonical identifier of one tenant, found by its blind index.
struct ClaimKey {
  std::string tenant;
  std::string kind;  // "email", "tel" ...
  Bytes32 blind_ix{};
};

// How a claim was proved. Who has proved an address by a mail can always come back by one.
enum class ProvedBy : std::uint8_t { kMail, kProvider };

struct Claim {
  Id account_id{};
  bool is_verified = false;
  Millis created_at = 0;
  std::optional<Millis> expires_at;  // of a pending claim
};

enum class ClaimVerdict : std::uint8_t {
  kWon,      // the identifier is verified for this account
  kLost,     // another account has it
  kMissing,  // this account never claimed it
};

// Adds a pending claim. The same account may claim the same identifier again: the claim is then prolonged,
// never shortened: one that an import made to last does not end with a sign-up that nobody confirms.
Status insert_claim(Transaction& transaction, const ClaimKey& key, const Id& account_id, Millis now,
                    Millis expires_at);

// The verified claim first, then the newest pending ones, at most `limit`.
Result<std::vector<Claim>> find_claims(Database& database, const ClaimKey& key, std::int64_t limit = 50);

Result<std::optional<Claim>> find_verified_claim(Database& database, const ClaimKey& key);

// Makes this account's claim the verified one unless another account has it. Saying it twice changes nothing, but a mail
// says more than a provider.
Result<ClaimVerdict> verify_claim(Transaction& transaction, const ClaimKey& key, const Id& account_id,
                                  ProvedBy proved_by = ProvedBy::kMail);

// Whether the account has an address that was proved by a mail.
Result<bool> has_mail_proof(Database& database, std::string_view tenant, const Id& account_id);

// The blind indexes of the e-mail addresses that an account has proved; of one that a file brought in, those it claims.
Result<std::vector<Bytes32>> find_own_addresses(Database& database, std::string_view tenant, const Id& account_id,
                                                bool is_imported);

// Removes what an account claims and has not proved.
Status drop_pending_claims(Transaction& transaction, std::string_view tenant, const Id& account_id);

// Removes pending claims that expired before `now`, at most `limit`. Gives how many.
Result<std::int64_t> purge_expired_claims(Transaction& transaction, Millis now, std::int64_t limit);

}  // namespace guichet::store
