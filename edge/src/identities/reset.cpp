#include "identities/reset.hpp"

#include "identities/sessions.hpp"
#include "store/accounts.hpp"
#include "store/claims.hpp"
#include "store/consent_requests.hpp"
#include "store/identities.hpp"
#include "store/link_requests.hpp"
#include "store/tokens.hpp"

namespace guichet::identities {
namespace {

using store::Status;
using store::Transaction;

Status drop_claims(Transaction& transaction, std::string_view tenant, const Id& id) {
  const auto account = store::find_account(transaction, tenant, id);
  if (!account) return account.error();
  const bool was_typed = *account && !(*account)->is_imported;
  return was_typed ? store::drop_pending_claims(transaction, tenant, id) : Status(Done{});
}

}  // namespace

Status reset_account(Transaction& transaction, std::string_view tenant, const Id& account,
                     const Id& submission, Millis now) {
  if (const Status ended = end_account_sessions(transaction, tenant, account, {}, "reset", now); !ended)
    return ended;
  if (const Status dropped = drop_claims(transaction, tenant, account); !dropped) return dropped;
  for (const auto& changed : {store::remove_identities(transaction, tenant, account),
                              store::remove_other_link_requests(transaction, tenant, account, submission),
                              store::remove_other_requests(transaction, tenant, account, submission),
                              store::cancel_tokens(transaction, tenant, account, now)}) {
    if (!changed) return changed.error();
  }
  return Done{};
}

}  // namespace guichet::identities
