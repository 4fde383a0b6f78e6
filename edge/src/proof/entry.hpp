#pragma once

#include <map>
#include <string>

#include "common/bytes.hpp"
#include "common/clock.hpp"
#include "json/json.hpp"

// One entry of the chain of proofs. Its content is canonical JSON: the subset of RFC 8785 whose values are
// objects, strings and whole numbers up to 2^53, with ASCII names, so that write_json() writes it (sorted
// names, no spaces, the shortest escapes).
namespace guichet::proof {

inline constexpr std::string_view kConfirmed = "confirmed";
inline constexpr std::string_view kWithdrawn = "withdrawn";
inline constexpr std::string_view kExpired = "expired";
inline constexpr std::string_view kErased = "erased";

// Names and values in clear of what an entry says of a person.
using Fields = std::map<std::string, std::string>;

struct Entry {
  std::string tenant;
  std::int64_t sequence = 0;
  std::string kind;  // one of those above
  Millis at = 0;
  Id subject{};                 // whom it is about; leads to nobody once erased
  Json facts = Json::object();  // nothing personal
  Fields personal;              // enter the content as field_code() only
};

// What stands for a personal field: HMAC-SHA-256 under the person's key over the sequence, the name and the
// value, as hexadecimal digits. Without the key a guess cannot be tested.
std::string field_code(const Bytes32& key, std::int64_t sequence, std::string_view name,
                       std::string_view value);

// {"at", "facts", "kind", "personal": {name: field_code}, "sequence", "subject", "tenant", "v": 1}
std::string entry_content(const Entry& entry, const Bytes32& person_key);

// SHA-256 over the hash of the entry before (32 zeros for the first) and the content.
Bytes32 chain_hash(const Bytes32& previous, std::string_view content);

// How a consent was confirmed, as the fact "by" says: by a login at a provider. Without that fact, by a mail.
inline constexpr std::string_view kByLogin = "login";

// The facts that make a confirmed consent: without one of them, and without the request before the
// confirmation, nothing is one. By a mail it is what was sent, taken and clicked; by a login it is the provider, when
// the person signed in there, and as whom. Empty when all is there, else what is missing.
std::string missing_step(const Json& facts, const Json& personal);

}  // namespace guichet::proof
