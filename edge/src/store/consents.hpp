#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

inline constexpr std::string_view kConfirmed = "confirmed";
inline constexpr std::string_view kWithdrawn = "withdrawn";
inline constexpr std::string_view kExpired = "expired";

// What one person allows one site for one purpose. There is no row before the first confirmation.
struct Consent {
  std::string tenant;
  Id account{};
  std::string site;
  std::string purpose;
  std::string state;  // one of the three above
  std::string form_id;
  std::string text_hash;
  Millis confirmed_at = 0;
  Millis changed_at = 0;
  Millis heard_at = 0;  // the last sign of life of the person
  std::optional<Millis> renewal_asked_at = {};
  std::int64_t proof_sequence = 0;  // the newest entry of the chain about it
};

// Adds the consent or replaces what stands there.
Status put_consent(Transaction& transaction, const Consent& consent);

// By site and purpose.
Result<std::vector<Consent>> find_consents(Database& database, std::string_view tenant, const Id& account);

// The person gave a sign of life: the clock of everything that is confirmed starts again.
Result<std::int64_t> hear_from(Transaction& transaction, std::string_view tenant, const Id& account,
                               Millis now);

// Consents of that state whose person was last heard before then, the longest silence first, at most `limit`.
Result<std::vector<Consent>> find_silent(Database& database, std::string_view state, Millis before,
                                         std::int64_t limit);

// The accounts, at most `limit`, that have confirmed consents, were last heard before `before`, and were not
// asked yet whether they are still interested.
struct SilentAccount {
  std::string tenant;
  Id account{};
};
Result<std::vector<SilentAccount>> find_unasked(Database& database, Millis before, std::int64_t limit);

// Notes that they were asked.
Status note_renewal_asked(Transaction& transaction, std::string_view tenant, const Id& account, Millis now);

// Accounts, at most `limit`, all of whose consents ended, which were last heard before `before` and have
// nothing else: no confirmed submission without consents, and no row of an imported file.
Result<std::vector<SilentAccount>> find_spent_accounts(Database& database, Millis before, std::int64_t limit);

}  // namespace guichet::store
