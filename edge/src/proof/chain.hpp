#pragma once

#include "crypto/keys.hpp"
#include "proof/entry.hpp"
#include "proof/head.hpp"
#include "store/transaction.hpp"

namespace guichet::proof {

// What happened, before it becomes an entry.
struct Happening {
  std::string tenant;
  Id account{};
  std::string_view kind;
  Json facts = Json::object();
  Fields personal;
};

// Adds an entry in the transaction of what happened, and keeps the personal fields sealed beside it until the
// person is erased. Gives its sequence.
store::Result<std::int64_t> append(store::Transaction& transaction, const crypto::Keys& keys,
                                   const Happening& happening, Millis now);

// The end of the chain; sequence 0 when there is no entry.
store::Result<Head> find_head(store::Database& database, std::string_view tenant);

// The key and the name in the chain of a person; made by their first entry.
struct Person {
  Id subject{};
  Bytes32 key{};
};
store::Result<std::optional<Person>> find_person(store::Database& database, const crypto::Keys& keys,
                                                 std::string_view tenant, const Id& account);

// The personal fields of an entry in clear; nothing when there are none, or none any more.
store::Result<std::optional<Fields>> find_fields(store::Database& database, const crypto::Keys& keys,
                                                 std::string_view tenant, std::int64_t sequence);

}  // namespace guichet::proof
