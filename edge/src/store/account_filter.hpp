#pragma once

#include "common/clock.hpp"
#include "store/accounts.hpp"

namespace guichet::store {

// A condition on accounts. Which members count depends on its kind; what is not said is not asked for.
struct AccountFilter {
  enum class Kind : std::uint8_t {
    kAll,        // every one of parts; true when there is none
    kAny,        // at least one of parts
    kNot,        // not parts[0]
    kVerified,   // is_wanted: verified, or else pending
    kSource,     // a submission from site, form, channel, in locale; is_wanted: and confirmed
    kCreated,    // since, until (the moment itself not)
    kVerifiedAt,  // the same, of when the address was verified
    kConsent,    // purpose, site, state; "none" for no consent of that purpose
    kMessages,   // at_least, at_most messages to the person since `since`, of contact_kind and channel
    kLinked,     // is_wanted: other accounts are known to be the same person's, or else none is
    kChanged,    // an event about the account after the number at_least, up to at_most
  };
  Kind kind = Kind::kAll;
  std::vector<AccountFilter> parts = {};
  bool is_wanted = false;
  std::optional<std::string> site = {};
  std::optional<std::string> form = {};
  std::optional<std::string> channel = {};
  std::optional<std::string> locale = {};
  std::optional<std::string> purpose = {};
  std::optional<std::string> state = {};
  std::optional<std::string> contact_kind = {};
  std::optional<Millis> since = {};
  std::optional<Millis> until = {};
  std::optional<std::int64_t> at_least = {};
  std::optional<std::int64_t> at_most = {};
};

// The accounts after that id that the filter lets through, in the order of their ids, at most `limit`. With
// profiles or without (empty then).
Result<std::vector<Account>> list_accounts(Database& database, std::string_view tenant,
                                           const AccountFilter& filter, const Id& after, std::int64_t limit,
                                           bool with_profiles = false);

Result<std::int64_t> count_accounts(Database& database, std::string_view tenant, const AccountFilter& filter);

}  // namespace guichet::store
