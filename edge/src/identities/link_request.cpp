#include "identities/link_request.hpp"

#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "identities/connect.hpp"
#include "identities/id_token.hpp"
#include "identities/person_text.hpp"
#include "store/link_requests.hpp"

namespace guichet::identities {
namespace {

using store::Status;
using store::Transaction;

crypto::SealPlace person_place(std::string_view tenant, const Id& submission) {
  return {tenant, "identity_link_request.person", submission};
}

bool is_same_browser(const crypto::Keys& keys, const store::LinkRequest& request, const Browser& browser) {
  if (browser.is_page) return true;
  return crypto::is_token(browser.session) &&
         crypto::equal(request.session_hash, crypto::token_hash(keys, browser.session));
}

bool is_good(const crypto::Keys& keys, const store::LinkRequest& request, const ProvedSubmission& proved,
             const Browser& browser, Millis now) {
  return request.account == proved.account && request.expires_at > now &&
         is_same_browser(keys, request, browser);
}

store::Result<Completion> connect_and_sign_in(Transaction& transaction, const crypto::Keys& keys,
                                              const Settings& settings, const store::LinkRequest& request,
                                              bool tells_holder, Millis now) {
  const auto text =
      crypto::open(keys, request.person_sealed, person_place(request.tenant, request.submission));
  const auto person = text ? read_person(*text) : std::nullopt;
  if (!person)
    return store::StoreError{store::StoreErrc::kCorrupt, "identity_link_request.person does not open"};
  const auto connected =
      connect(transaction, keys, settings,
              {request.tenant, request.account, *person, request.session_hash, tells_holder}, now);
  if (!connected) return connected.error();
  if (!*connected) return Completion{};
  const auto session = store::find_session(transaction, request.tenant, request.session_hash, now);
  if (!session) return session.error();
  auto id_token = mint_id_token(transaction, keys, settings, **session, now);
  if (!id_token) return id_token.error();
  return Completion{person->provider, *std::move(id_token)};
}

}  // namespace

Status keep_link_request(Transaction& transaction, const crypto::Keys& keys, const Ticket& ticket,
                         const Id& submission, const Id& account, Millis now, Millis expires_at) {
  const store::LoginTicket& row = ticket.row;
  const Bytes sealed = crypto::seal(keys, write_person(ticket.person), person_place(row.tenant, submission));
  return store::insert_link_request(transaction, {row.tenant, submission, account, row.identity_ix,
                                                  row.session_hash, sealed, now, expires_at});
}

store::Result<Completion> complete_link(Transaction& transaction, const crypto::Keys& keys,
                                        const Settings& settings, const ProvedSubmission& proved,
                                        const Browser& browser, Millis now) {
  const auto request = store::take_link_request(transaction, proved.tenant, proved.submission);
  if (!request) return request.error();
  if (!*request || !is_good(keys, **request, proved, browser, now)) return Completion{};
  const auto session = store::find_session(transaction, proved.tenant, (*request)->session_hash, now);
  if (!session) return session.error();
  if (!*session || (*session)->identity_ix != (*request)->identity_ix) return Completion{};
  return connect_and_sign_in(transaction, keys, settings, **request, !proved.is_first, now);
}

}  // namespace guichet::identities
