#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// What became of a way to a provider, found by the hash of a code.
struct LoginResult {
  Bytes32 code_hash{};
  std::string tenant;
  std::string site;
  std::optional<Bytes32> challenge;
  std::optional<Bytes32> session_hash;  // of the browser that came back; nothing when nobody did
  std::optional<Id> account;            // offered, or signed in
  Bytes content_sealed;
  Millis expires_at = 0;
};

Status insert_login_result(Transaction& transaction, const LoginResult& result);

Result<std::optional<LoginResult>> find_login_result(Database& database, const Bytes32& code_hash);

// Takes it out of the store: true for exactly one caller.
Result<bool> remove_login_result(Transaction& transaction, const Bytes32& code_hash);

Result<std::int64_t> purge_login_results(Transaction& transaction, Millis before, std::int64_t limit);

}  // namespace guichet::store
