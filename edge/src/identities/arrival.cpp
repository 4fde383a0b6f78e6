#include "identities/arrival.hpp"

#include <array>

#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "identities/connect.hpp"
#include "identities/person_text.hpp"
#include "identities/result_content.hpp"
#include "identities/sessions.hpp"
#include "identities/situation.hpp"
#include "store/login_results.hpp"

namespace guichet::identities {
namespace {

using store::Status;
using store::Transaction;

// The steps of one arrival, which share the same surroundings.
class Arriving {
 public:
  Arriving(Transaction& transaction, const crypto::Keys& keys, const Settings& settings,
           const Arrival& arrival, Millis now)
      : transaction_(transaction), keys_(keys), settings_(settings), arrival_(arrival), now_(now) {}

  store::Result<Arrived> run() {
    const auto situation = find_situation(transaction_, keys_, settings_, tenant(), arrival_.person, now_);
    if (!situation) return situation.error();
    if (situation->rule == Rule::kRefuse) return refuse();
    if (const Status signed_in = by_rule(*situation); !signed_in) return signed_in.error();
    const auto ended = end_session(transaction_, keys_, tenant(), arrival_.old_session, "login", now_);
    if (!ended) return ended.error();
    const auto session =
        open_session(transaction_, keys_, settings_,
                     {tenant(), arrival_.journey.site, arrival_.person, signed_in_, arrival_.id_token}, now_);
    if (!session) return session.error();
    const std::string code = crypto::new_token();
    const Status kept = keep_result(*situation, code, *session);
    if (!kept) return kept.error();
    return Arrived{state_, code, session->cookie};
  }

 private:
  const std::string& tenant() const { return arrival_.journey.tenant; }

  store::Result<Arrived> refuse() {
    const auto code = turn_back(transaction_, keys_, arrival_.journey, ArrivalState::kFailed, now_);
    if (!code) return code.error();
    return Arrived{ArrivalState::kFailed, *code, {}};
  }

  Status by_rule(const Situation& situation) {
    switch (situation.rule) {
      case Rule::kSignIn:
        be_known(situation.identity->account);
        return store::note_identity_used(transaction_, tenant(), situation.identity->id, now_);
      case Rule::kConnect:
        return connect_now(*situation.holder);
      case Rule::kAsk:
        state_ = ArrivalState::kLink;
        return Done{};
      default:
        state_ = ArrivalState::kNew;
        return Done{};
    }
  }

  void be_known(const Id& account) {
    state_ = ArrivalState::kKnown;
    signed_in_ = account;
  }

  Status connect_now(const Id& account) {
    const auto connected =
        connect(transaction_, keys_, settings_, {tenant(), account, arrival_.person, {}}, now_);
    if (!connected) return connected.error();
    if (*connected) be_known(account);
    return Done{};
  }

  Status keep_result(const Situation& situation, const std::string& code, const OpenedSession& session) {
    store::LoginResult result;
    result.code_hash = crypto::token_hash(keys_, code);
    result.tenant = tenant();
    result.site = arrival_.journey.site;
    result.challenge = arrival_.journey.challenge;
    result.session_hash = session.hash;
    if (state_ == ArrivalState::kKnown) result.account = signed_in_;
    if (state_ == ArrivalState::kLink) result.account = situation.holder;
    const ResultContent content{state_,
                                arrival_.journey.form,
                                arrival_.journey.locale,
                                arrival_.person.provider,
                                arrival_.provider_name,
                                arrival_.person};
    result.content_sealed =
        crypto::seal(keys_, write_content(content), result_place(tenant(), result.code_hash));
    result.expires_at = now_ + settings_.result_lifetime;
    return store::insert_login_result(transaction_, result);
  }

  Transaction& transaction_;
  const crypto::Keys& keys_;
  const Settings& settings_;
  const Arrival& arrival_;
  const Millis now_;
  ArrivalState state_ = ArrivalState::kNew;
  std::optional<Id> signed_in_;
};

}  // namespace

std::string_view arrival_state_name(ArrivalState state) {
  static constexpr std::array<std::string_view, 7> kNames = {"new",         "known",  "link",   "denied",
                                                             "unavailable", "failed", "expired"};
  return kNames[static_cast<std::size_t>(state)];
}

store::Result<Arrived> arrive(Transaction& transaction, const crypto::Keys& keys, const Settings& settings,
                              const Arrival& arrival, Millis now) {
  return Arriving(transaction, keys, settings, arrival, now).run();
}

store::Result<std::string> turn_back(Transaction& transaction, const crypto::Keys& keys,
                                     const Journey& journey, ArrivalState why, Millis now) {
  const std::string code = crypto::new_token();
  store::LoginResult result;
  result.code_hash = crypto::token_hash(keys, code);
  result.tenant = journey.tenant;
  result.site = journey.site;
  result.challenge = journey.challenge;
  const ResultContent content{why, journey.form, journey.locale, journey.provider, {}, {}};
  result.content_sealed =
      crypto::seal(keys, write_content(content), result_place(journey.tenant, result.code_hash));
  result.expires_at = now + Settings{}.result_lifetime;
  const Status kept = store::insert_login_result(transaction, result);
  if (!kept) return kept.error();
  return code;
}

}  // namespace guichet::identities
