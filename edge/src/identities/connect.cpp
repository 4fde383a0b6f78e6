#include "identities/connect.hpp"

#include <algorithm>

#include "consent/notices.hpp"
#include "crypto/ids.hpp"
#include "identities/person_text.hpp"
#include "identities/records.hpp"
#include "identities/sessions.hpp"
#include "json/json.hpp"
#include "store/claims.hpp"
#include "store/events.hpp"

namespace guichet::identities {
namespace {

using store::Status;
using store::Transaction;

Status record(Transaction& transaction, const store::Identity& identity, std::string_view kind, Millis now) {
  return store::insert_event(transaction,
                             {crypto::new_id(now), identity.tenant, std::string(kind), identity.id, now,
                              write_json(Json{{"provider", identity.provider}}), identity.account});
}

// A proof or an act of the holder bounds these mails: nobody else's mails may use up what the address gets in
// a day.
Status tell(Transaction& transaction, const crypto::Keys& keys, const Settings& settings,
            const store::Identity& identity, std::string_view kind, Millis now) {
  if (settings.policy == nullptr) return Done{};
  consent::Notice notice{kind, identity.tenant, identity.account, {}, {}, true};
  notice.provider = settings.name_of(identity.provider);
  const auto ordered = consent::order_notice(transaction, keys, *settings.policy, notice, now);
  return ordered ? Status(Done{}) : ordered.error();
}

Status sign_in(Transaction& transaction, const Connection& connection, const Bytes32& identity_ix,
               Millis now) {
  if (!connection.session_hash) return Done{};
  const auto session = store::find_session(transaction, connection.tenant, *connection.session_hash, now);
  if (!session) return session.error();
  const bool is_theirs = *session && (*session)->identity_ix == identity_ix;
  return is_theirs ? store::sign_in_session(transaction, *connection.session_hash, connection.account)
                   : Status(Done{});
}

}  // namespace

store::Result<bool> connect(Transaction& transaction, const crypto::Keys& keys, const Settings& settings,
                            const Connection& connection, Millis now) {
  const login::Person& person = connection.person;
  if (!settings.is_enabled(person.provider)) return false;
  const Bytes32 identity_ix = identity_index(keys, connection.tenant, person.issuer, person.subject);
  const auto known = store::find_identity(transaction, connection.tenant, identity_ix);
  if (!known) return known.error();
  if (*known && (*known)->account != connection.account) return false;
  if (!*known) {
    const auto identity = new_identity(keys, connection.tenant, connection.account, person, now);
    if (const Status inserted = store::insert_identity(transaction, identity); !inserted)
      return inserted.error();
    if (const Status recorded = record(transaction, identity, "identity.linked", now); !recorded)
      return recorded.error();
    if (connection.tells_holder) {
      const Status told = tell(transaction, keys, settings, identity, "mail.identity_linked", now);
      if (!told) return told.error();
    }
  }
  const Status signed_in = sign_in(transaction, connection, identity_ix, now);
  if (!signed_in) return signed_in.error();
  return true;
}

store::Result<DisconnectVerdict> disconnect(Transaction& transaction, const crypto::Keys& keys,
                                            const Settings& settings, std::string_view tenant,
                                            const Id& account, const Id& id, Millis now) {
  const auto identities = store::find_identities(transaction, tenant, account);
  if (!identities) return identities.error();
  const auto found = std::find_if(identities->begin(), identities->end(),
                                  [&](const store::Identity& identity) { return identity.id == id; });
  if (found == identities->end()) return DisconnectVerdict::kUnknown;
  const auto has_mail = store::has_mail_proof(transaction, tenant, account);
  if (!has_mail) return has_mail.error();
  if (identities->size() == 1 && !*has_mail) return DisconnectVerdict::kLastWayIn;
  const auto removed = store::remove_identity(transaction, tenant, account, id);
  if (!removed) return removed.error();
  const auto ended = end_account_sessions(transaction, tenant, account, found->identity_ix, "unlinked", now);
  if (!ended) return ended.error();
  if (const Status recorded = record(transaction, *found, "identity.unlinked", now); !recorded)
    return recorded.error();
  const Status told = tell(transaction, keys, settings, *found, "mail.identity_unlinked", now);
  if (!told) return told.error();
  return DisconnectVerdict::kDone;
}

}  // namespace guichet::identities
