#include "signup/mail_order.hpp"

#include "crypto/blind_index.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "crypto/short_code.hpp"
#include "crypto/token.hpp"
#include "json/json.hpp"
#include "store/code_requests.hpp"
#include "store/outbox.hpp"
#include "store/suppressions.hpp"
#include "store/tokens.hpp"

namespace guichet::signup {
namespace {

using store::Status;
using store::Transaction;

constexpr Millis kHour = 3600LL * 1000;
constexpr Millis kNoticeLifetime = 48 * kHour;  // of a mail without a link

// One mail on its way into the outbox: what it says, and until when.
struct Draft {
  std::string_view kind;
  Json content;  // joins recipient and language
  Millis lifetime = 0;
};

// A notice is about no submission.
std::optional<Id> submission_of(const MailOrder& order) {
  if (order.submission == Id{}) return std::nullopt;
  return order.submission;
}

Status enqueue(Transaction& transaction, const crypto::Keys& keys, const MailOrder& order, Draft draft, Millis now) {
  const Id id = crypto::new_id(now);
  draft.content.update(order.details);
  draft.content["to"] = order.address;
  draft.content["locale"] = order.locale;
  const Bytes sealed = crypto::seal(keys, write_json(draft.content), {order.tenant, "outbox.payload", id});
  const std::string domain = order.address.substr(order.address.rfind('@') + 1);
  return store::enqueue_mail(transaction, {id, order.tenant, std::string(draft.kind), order.claim.blind_ix, sealed, now,
                                           now + draft.lifetime, submission_of(order),
                                           crypto::blind_index(keys, order.tenant, "domain", domain)});
}

// A new link, of which only the hash is stored.
struct NewLink {
  std::string token;
  Bytes32 hash{};
};

store::Result<NewLink> make_link(Transaction& transaction, const crypto::Keys& keys, const MailOrder& order,
                                 std::string_view purpose, const std::optional<Id>& review, Millis now) {
  NewLink link{crypto::new_token(), {}};
  link.hash = crypto::token_hash(keys, link.token);
  const Status stored =
      store::insert_token(transaction, {link.hash, order.claim, order.submission, order.account, now,
                                        now + order.lifetime, std::nullopt, std::string(purpose), review});
  if (!stored) return stored.error();
  return link;
}

// The code that goes with a link; empty when the page it would be typed into is of no use any more.
store::Result<std::string> make_code(Transaction& transaction, const crypto::Keys& keys, const MailOrder& order,
                                     const Bytes32& token_hash, Millis now) {
  const auto request = store::find_open_request(transaction, order.tenant, order.submission, now);
  if (!request) return request.error();
  if (!*request) return std::string();
  const std::string code = crypto::new_short_code();
  const Status stored = store::set_mailed_code(transaction, order.tenant, **request,
                                               {crypto::short_code_hash(keys, **request, code), token_hash});
  if (!stored) return stored.error();
  return crypto::spaced_short_code(code);
}

Draft link_draft(std::string_view kind, const MailOrder& order, const std::string& url) {
  return {kind, Json{{"url", url}, {"hours", order.lifetime / kHour}}, order.lifetime};
}

Status send_confirmation(Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                         const MailOrder& order, Millis now) {
  const auto cancelled = store::cancel_tokens(transaction, order.tenant, order.account, now);
  if (!cancelled) return cancelled.error();
  const auto link = make_link(transaction, keys, order, store::kConfirmToken, std::nullopt, now);
  if (!link) return link.error();
  const auto code = make_code(transaction, keys, order, link->hash, now);
  if (!code) return code.error();
  const std::string_view kind = order.is_opposed ? "mail.confirm_opposed" : "mail.confirm";
  Draft draft = link_draft(kind, order, policy.public_url + "/confirm/" + link->token);
  if (!code->empty()) draft.content["code"] = *code;
  return enqueue(transaction, keys, order, std::move(draft), now);
}

Status send_join(Transaction& transaction, const crypto::Keys& keys, const Policy& policy, const MailOrder& order,
                 const Id& review, Millis now) {
  const auto link = make_link(transaction, keys, order, store::kJoinToken, review, now);
  if (!link) return link.error();
  return enqueue(transaction, keys, order, link_draft("mail.join", order, policy.public_url + "/join/" + link->token),
                 now);
}

// Who asked to be forgotten is asked once a day at most whether they came back.
store::Result<bool> admit(Transaction& transaction, const Policy& policy, const MailOrder& order, Millis now) {
  if (order.is_opposed) {
    const auto recent =
        store::recent_mail_times(transaction, order.tenant, order.claim.blind_ix, now - 24 * kHour, 1);
    if (!recent) return recent.error();
    if (!recent->empty()) return false;
  }
  return policy.mails->admit(transaction, order.claim, order.origin, now);
}

store::Result<bool> is_reachable(Transaction& transaction, const MailOrder& order) {
  const auto suppressed = store::find_suppression(transaction, order.tenant, order.claim.blind_ix);
  if (!suppressed) return suppressed.error();
  return !suppressed->has_value();
}

}  // namespace

Status keep_code_request(Transaction& transaction, const crypto::Keys& keys, const Bytes32& key_ix,
                         const MailOrder& order, Millis now) {
  store::CodeRequest request;
  request.tenant = order.tenant;
  request.key_ix = key_ix;
  request.submission_id = order.submission;
  request.code_hash = crypto::short_code_hash(keys, key_ix, crypto::new_short_code());
  request.created_at = now;
  request.expires_at = now + order.lifetime;
  return store::insert_code_request(transaction, request);
}

Status order_confirmation_mail(Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                               const MailOrder& order, Millis now) {
  const auto admitted = admit(transaction, policy, order, now);
  if (!admitted) return admitted.error();
  return *admitted ? send_confirmation(transaction, keys, policy, order, now) : Status(Done{});
}

Status order_account_exists_mail(Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                 const MailOrder& order, Millis now) {
  const auto admitted = admit(transaction, policy, order, now);
  if (!admitted) return admitted.error();
  if (!*admitted) return Done{};
  return enqueue(transaction, keys, order, {"mail.account_exists", Json{{"url", policy.public_url}}, kNoticeLifetime},
                 now);
}

store::Result<bool> order_join_mail(Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                    const MailOrder& order, const Id& review, Millis now) {
  auto admitted = admit(transaction, policy, order, now);
  if (!admitted || !*admitted) return admitted;
  const Status sent = send_join(transaction, keys, policy, order, review, now);
  if (!sent) return sent.error();
  return true;
}

store::Result<bool> order_notice(Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                 const MailOrder& order, const Notice& notice, Millis now) {
  const auto admitted = notice.is_exempt ? is_reachable(transaction, order) : admit(transaction, policy, order, now);
  if (!admitted || !*admitted) return admitted;
  const Status sent =
      enqueue(transaction, keys, order, {notice.kind, Json{{"url", notice.url}}, kNoticeLifetime}, now);
  if (!sent) return sent.error();
  return true;
}

}  // namespace guichet::signup
