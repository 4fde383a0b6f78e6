#include "identities/result.hpp"

#include "crypto/hash.hpp"
#include "crypto/token.hpp"
#include "identities/address.hpp"
#include "identities/id_token.hpp"
#include "identities/result_content.hpp"
#include "identities/ticket.hpp"
#include "store/login_results.hpp"
#include "store/sessions.hpp"

namespace guichet::identities {
namespace {

using Taken = store::Result<std::optional<TakenResult>>;

// Only the page that set out knows the verifier; without scripts it is the browser that came back.
bool is_for(const crypto::Keys& keys, const store::LoginResult& row, const ResultOrder& order) {
  if (row.challenge) return crypto::equal(*row.challenge, crypto::sha256({bytes_of(order.verifier)}));
  if (!order.verifier.empty()) return false;
  return !row.session_hash || crypto::equal(*row.session_hash, crypto::token_hash(keys, order.session));
}

class Taking {
 public:
  Taking(store::Transaction& transaction, const crypto::Keys& keys, const Settings& settings,
         const store::LoginResult& row, ResultContent content, Millis now)
      : transaction_(transaction),
        keys_(keys),
        settings_(settings),
        row_(row),
        content_(std::move(content)),
        now_(now) {}

  Taken run() {
    TakenResult taken{content_.state, content_.form, content_.locale, content_.provider,
                      content_.provider_name};
    if (taken.provider_name.empty()) taken.provider_name = settings_.name_of(taken.provider);
    if (!content_.person || !row_.session_hash) return std::optional(std::move(taken));
    const auto session = store::find_session(transaction_, row_.tenant, *row_.session_hash, now_);
    if (!session) return session.error();
    if (!*session) return std::optional<TakenResult>();  // ended in the meantime
    if (const auto filled = fill(taken, **session); !filled) return filled.error();
    return std::optional(std::move(taken));
  }

 private:
  store::Status fill(TakenResult& taken, const store::Session& session) {
    const login::Person& person = *content_.person;
    const ToldAddress told = told_address(keys_, row_.tenant, person);
    taken.values = person.values;
    if (!told.email) taken.values.erase("email");
    taken.is_mail_proved = told.is_proved();
    const auto offered = content_.state == ArrivalState::kLink ? row_.account : std::nullopt;
    auto ticket = make_ticket(transaction_, keys_, settings_,
                              {row_.tenant, row_.site, person, session.hash, offered}, now_);
    if (!ticket) return ticket.error();
    taken.ticket = *std::move(ticket);
    auto id_token = mint_id_token(transaction_, keys_, settings_, session, now_);
    if (!id_token) return id_token.error();
    taken.id_token = *std::move(id_token);
    return Done{};
  }

  store::Transaction& transaction_;
  const crypto::Keys& keys_;
  const Settings& settings_;
  const store::LoginResult& row_;
  ResultContent content_;
  const Millis now_;
};

}  // namespace

Taken take_result(store::Transaction& transaction, const crypto::Keys& keys, const Settings& settings,
                  const ResultOrder& order, Millis now) {
  if (!crypto::is_token(order.code)) return std::optional<TakenResult>();
  const auto row = store::find_login_result(transaction, crypto::token_hash(keys, order.code));
  if (!row) return row.error();
  const bool is_good = *row && (*row)->tenant == order.tenant && (*row)->site == order.site &&
                       (*row)->expires_at > now && is_for(keys, **row, order);
  if (!is_good) return std::optional<TakenResult>();
  const auto removed = store::remove_login_result(transaction, (*row)->code_hash);
  if (!removed) return removed.error();
  const auto text = crypto::open(keys, (*row)->content_sealed, result_place(order.tenant, (*row)->code_hash));
  auto content = text ? read_content(*text) : std::nullopt;
  if (!content) return store::StoreError{store::StoreErrc::kCorrupt, "login_result.content does not open"};
  return Taking(transaction, keys, settings, **row, *std::move(content), now).run();
}

Json result_json(const TakenResult& result) {
  Json json{{"v", 1},
            {"state", arrival_state_name(result.state)},
            {"provider", {{"id", result.provider}, {"name", result.provider_name}}}};
  if (!result.ticket.empty()) {
    json.update(Json{
        {"values", result.values}, {"email_verified", result.is_mail_proved}, {"ticket", result.ticket}});
  }
  if (!result.id_token.empty()) json["id_token"] = result.id_token;
  return json;
}

}  // namespace guichet::identities
