#include "identities/sessions.hpp"

#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "identities/person_text.hpp"
#include "json/json.hpp"
#include "store/events.hpp"

namespace guichet::identities {
namespace {

using store::Status;
using store::Transaction;

crypto::SealPlace hint_place(std::string_view tenant, const Bytes32& hash) {
  return {tenant, "login_session.hint", hash};
}

// Other systems hear of people who were signed in, not of browsers that were only known again.
Status end(Transaction& transaction, const store::Session& session, EndReason why, Millis now) {
  const Status removed = store::remove_session(transaction, session.hash);
  if (!removed || !session.account) return removed;
  const Json detail{{"site", session.site}, {"provider", session.provider}, {"why", why}};
  return store::insert_event(transaction, {crypto::new_id(now), session.tenant, "session.ended", session.id,
                                           now, write_json(detail), session.account});
}

// Those that have expired are over already.
store::Result<std::int64_t> end_all(Transaction& transaction, const std::vector<store::Session>& sessions,
                                    EndReason why, Millis now) {
  std::int64_t ended = 0;
  for (const store::Session& session : sessions) {
    if (session.expires_at <= now) continue;
    if (const Status done = end(transaction, session, why, now); !done) return done.error();
    ++ended;
  }
  return ended;
}

store::Result<std::vector<store::Session>> find_ended(Transaction& transaction, const crypto::Keys& keys,
                                                      const UpstreamEnd& what) {
  const Bytes32 identity = identity_index(keys, what.tenant, what.issuer, what.subject);
  if (what.session.empty()) {
    if (what.subject.empty()) return std::vector<store::Session>();
    return store::find_sessions_of_identity(transaction, what.tenant, identity);
  }
  auto sessions = store::find_sessions_upstream(transaction, what.tenant,
                                                upstream_index(keys, what.tenant, what.issuer, what.session));
  if (!sessions || what.subject.empty()) return sessions;
  std::erase_if(*sessions, [&](const store::Session& session) { return session.identity_ix != identity; });
  return sessions;
}

}  // namespace

store::Result<OpenedSession> open_session(Transaction& transaction, const crypto::Keys& keys,
                                          const Settings& settings, const SessionOrder& order, Millis now) {
  OpenedSession opened{crypto::new_token(), {}};
  opened.hash = crypto::token_hash(keys, opened.cookie);
  const login::Person& person = order.person;
  store::Session row;
  row.hash = opened.hash;
  row.tenant = order.tenant;
  row.id = crypto::new_id(now);
  row.site = order.site;
  row.provider = person.provider;
  row.identity_ix = identity_index(keys, order.tenant, person.issuer, person.subject);
  if (!person.session.empty())
    row.upstream_ix = upstream_index(keys, order.tenant, person.issuer, person.session);
  row.account = order.account;
  if (!order.id_token.empty()) {
    row.hint_sealed = crypto::seal(keys, order.id_token, hint_place(order.tenant, row.hash));
  }
  row.signed_in_at = now;
  row.expires_at = now + settings.session_lifetime;
  const Status inserted = store::insert_session(transaction, row);
  if (!inserted) return inserted.error();
  return opened;
}

store::Result<std::optional<Session>> find_session(store::Database& database, const crypto::Keys& keys,
                                                   std::string_view tenant, std::string_view cookie,
                                                   Millis now) {
  if (!crypto::is_token(cookie)) return std::optional<Session>();
  const auto row = store::find_session(database, tenant, crypto::token_hash(keys, cookie), now);
  if (!row) return row.error();
  if (!*row) return std::optional<Session>();
  Session session{(*row)->id, (*row)->site, (*row)->provider, (*row)->account, {}};
  if ((*row)->hint_sealed) {
    const auto hint = crypto::open(keys, *(*row)->hint_sealed, hint_place(tenant, (*row)->hash));
    if (!hint) return store::StoreError{store::StoreErrc::kCorrupt, "login_session.hint does not open"};
    session.id_token = *hint;
  }
  return std::optional(std::move(session));
}

store::Result<bool> end_session(Transaction& transaction, const crypto::Keys& keys, std::string_view tenant,
                                std::string_view cookie, EndReason why, Millis now) {
  if (!crypto::is_token(cookie)) return false;
  const auto row = store::find_session(transaction, tenant, crypto::token_hash(keys, cookie), now);
  if (!row) return row.error();
  if (!*row) return false;
  if (const Status ended = end(transaction, **row, why, now); !ended) return ended.error();
  return true;
}

store::Result<std::int64_t> end_sessions(Transaction& transaction, const crypto::Keys& keys,
                                         const UpstreamEnd& what, Millis now) {
  const auto sessions = find_ended(transaction, keys, what);
  if (!sessions) return sessions.error();
  return end_all(transaction, *sessions, "provider", now);
}

Status end_account_sessions(Transaction& transaction, std::string_view tenant, const Id& account,
                            const std::optional<Bytes32>& identity_ix, EndReason why, Millis now) {
  auto sessions = store::find_sessions_of_account(transaction, tenant, account);
  if (!sessions) return sessions.error();
  if (identity_ix) {
    std::erase_if(*sessions,
                  [&](const store::Session& session) { return session.identity_ix != *identity_ix; });
  }
  const auto ended = end_all(transaction, *sessions, why, now);
  return ended ? Status(Done{}) : ended.error();
}

}  // namespace guichet::identities
