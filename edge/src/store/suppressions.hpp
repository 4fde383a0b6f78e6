#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

inline constexpr std::string_view kBounced = "bounced";        // a server said that there is no such mailbox
inline constexpr std::string_view kComplained = "complained";  // the recipient called a mail spam
inline constexpr std::string_view kManual = "manual";          // by the staff

// An address that no mail goes to.
struct Suppression {
  std::string tenant;
  Bytes32 address_ix{};  // blind index of kind "email" of the canonical address, as in claims
  std::string reason;    // one of the three above
  std::string detail;    // a code such as "smtp.550.5.1.1", no personal data
  Millis at = 0;
};

// Adds a suppression; the first reason stays. False when the address had one already.
Result<bool> insert_suppression(Transaction& transaction, const Suppression& suppression);

Result<std::optional<Suppression>> find_suppression(Database& database, std::string_view tenant,
                                                    const Bytes32& address_ix);

// Lifts a suppression. False when there was none.
Result<bool> remove_suppression(Transaction& transaction, std::string_view tenant, const Bytes32& address_ix);

struct SuppressionCounts {
  std::int64_t bounced = 0;
  std::int64_t complained = 0;
  std::int64_t manual = 0;
};
Result<SuppressionCounts> count_suppressions(Database& database, std::string_view tenant);

}  // namespace guichet::store
