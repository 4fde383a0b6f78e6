#pragma once

#include "guichet/result.hpp"
#include "json/json.hpp"
#include "store/account_filter.hpp"

namespace guichet::contacts {

inline constexpr std::size_t kMaxFilterDepth = 5;
inline constexpr std::size_t kMaxConditions = 50;

// Reads a condition on accounts: an object with one member, which is one of
//   "all": [...], "any": [...], "not": {...}                      at most kMaxFilterDepth of these in one
//   another "status": "pending" | "verified" "source": {"site", "form", "channel", "locale", "confirmed":
//   true}     at least one of these "created": {"since", "until"}, "confirmed": {"since", "until"} instants,
//   at least one of these "consent": {"purpose", "site", "state": "confirmed" | "withdrawn" | "expired" |
//   "none"}     site may be missing "messages": {"days": 1 to 35, "at_least", "at_most", "kind", "channel"}
//   to the person; one of the two bounds at least "linked": true | false
// Errors: request.* with a JSON pointer that begins with `pointer`. now: what days are counted back from.
Result<store::AccountFilter> read_filter(const Json& json, std::string_view pointer, Millis now);

// A filter that lets everything through that fits each of the parts.
store::AccountFilter all_of(std::vector<store::AccountFilter> parts);

// The state of a consent that a filter may ask for.
bool is_consent_state(std::string_view text);

}  // namespace guichet::contacts
