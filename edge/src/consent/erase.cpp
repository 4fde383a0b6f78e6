#include "consent/erase.hpp"

#include "consent/opposition.hpp"
#include "crypto/ids.hpp"
#include "proof/chain.hpp"
#include "store/accounts.hpp"
#include "store/claims.hpp"
#include "store/events.hpp"
#include "store/oppositions.hpp"

namespace guichet::consent {
namespace {

using store::Status;
using store::Transaction;

Status oppose(Transaction& transaction, const crypto::Keys& keys, const Erasure& erasure,
              const store::Account& account, Millis now) {
  if (!erasure.opposes) return Done{};
  const auto addresses =
      store::find_own_addresses(transaction, erasure.tenant, erasure.account, account.is_imported);
  if (!addresses) return addresses.error();
  for (const Bytes32& address : *addresses) {
    const Status put = store::put_opposition(transaction, erasure.tenant,
                                             opposition_fingerprint(keys, erasure.tenant, address), now);
    if (!put) return put;
  }
  return Done{};
}

Status record(Transaction& transaction, const crypto::Keys& keys, const Erasure& erasure, Millis now) {
  const Json facts{{"via", erasure.via}};
  const auto sequence =
      proof::append(transaction, keys, {erasure.tenant, erasure.account, proof::kErased, facts, {}}, now);
  if (!sequence) return sequence.error();
  const Json detail{{"via", erasure.via}, {"proof", *sequence}};
  return store::insert_event(transaction, {crypto::new_id(now), erasure.tenant, "account.erased",
                                           erasure.account, now, write_json(detail), erasure.account});
}

}  // namespace

store::Result<bool> erase(Transaction& transaction, const crypto::Keys& keys, const Erasure& erasure,
                          Millis now) {
  const auto account = store::find_account(transaction, erasure.tenant, erasure.account);
  if (!account) return account.error();
  if (!*account) return false;
  if (const Status opposed = oppose(transaction, keys, erasure, **account, now); !opposed)
    return opposed.error();
  if (const Status recorded = record(transaction, keys, erasure, now); !recorded) return recorded.error();
  const Status deleted = store::delete_account(transaction, erasure.tenant, erasure.account);
  if (!deleted) return deleted.error();
  return true;
}

}  // namespace guichet::consent
