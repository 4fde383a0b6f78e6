#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/keys.hpp"
#include "identities/settings.hpp"
#include "login/person.hpp"
#include "store/sessions.hpp"

namespace guichet::identities {

struct SessionOrder {
  std::string tenant;
  std::string site;
  const login::Person& person;
  std::optional<Id> account;  // nothing: the browser is known again, and not signed in
  std::string id_token;       // of the provider
};

struct OpenedSession {
  std::string cookie;  // 256 random bits; only their hash is stored
  Bytes32 hash{};
};

store::Result<OpenedSession> open_session(store::Transaction& transaction, const crypto::Keys& keys,
                                          const Settings& settings, const SessionOrder& order, Millis now);

// What a browser's cookie leads to.
struct Session {
  Id id{};
  std::string site;
  std::string provider;
  std::optional<Id> account;
  std::string id_token;  // of the provider: the hint for signing out there; may be empty
};

store::Result<std::optional<Session>> find_session(store::Database& database, const crypto::Keys& keys,
                                                   std::string_view tenant, std::string_view cookie,
                                                   Millis now);

// Why a session ends, as its event says: "login", "logout", "provider", "unlinked", "reset".
using EndReason = std::string_view;

// Ends the session of a cookie: true when there was one.
store::Result<bool> end_session(store::Transaction& transaction, const crypto::Keys& keys,
                                std::string_view tenant, std::string_view cookie, EndReason why, Millis now);

// What a provider says has ended (OpenID Connect Back-Channel Logout 2.4): a subject, a session there, or the
// session of a subject.
struct UpstreamEnd {
  std::string tenant;
  std::string issuer;
  std::string subject;  // may be empty
  std::string session;  // "sid", may be empty
};

// Gives how many sessions ended.
store::Result<std::int64_t> end_sessions(store::Transaction& transaction, const crypto::Keys& keys,
                                         const UpstreamEnd& end, Millis now);

// Ends all sessions of an account, or those that one of its identities began.
store::Status end_account_sessions(store::Transaction& transaction, std::string_view tenant,
                                   const Id& account, const std::optional<Bytes32>& identity_ix,
                                   EndReason why, Millis now);

}  // namespace guichet::identities
