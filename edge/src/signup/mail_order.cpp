#include "signup/mail_order.hpp"

#include "crypto/blind_index.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "json/json.hpp"
#include "store/outbox.hpp"
#include "store/tokens.hpp"

namespace guichet::signup {
namespace {

using store::Status;
using store::Transaction;

constexpr Millis kDay = 24LL * 3600 * 1000;
constexpr Millis kGiveUpAfter = 2 * kDay;

store::Result<bool> has_mails_left(Transaction& transaction, const Policy& policy, const MailOrder& order,
                                   std::string_view kind, Millis now) {
  const std::int64_t most = order.is_opposed ? 1 : policy.mails_per_address_per_day;
  const auto count = store::count_recent_mails(transaction, order.tenant, order.claim.blind_ix, kind, now - kDay);
  if (!count) return count.error();
  return *count < most;
}

std::optional<Id> submission_of(const MailOrder& order) {
  if (order.submission == Id{}) return std::nullopt;
  return order.submission;
}

Status enqueue(Transaction& transaction, const crypto::Keys& keys, const MailOrder& order, std::string_view kind,
               const std::string& url, Millis now) {
  const Id id = crypto::new_id(now);
  Json payload = order.details;
  payload.update(Json{{"to", order.address}, {"locale", order.locale}, {"url", url}});
  const Bytes sealed = crypto::seal(keys, write_json(payload), {order.tenant, "outbox.payload", id});
  const std::string domain = order.address.substr(order.address.rfind('@') + 1);
  return store::enqueue_mail(transaction, {id, order.tenant, std::string(kind), order.claim.blind_ix, sealed, now,
                                           now + kGiveUpAfter, submission_of(order),
                                           crypto::blind_index(keys, order.tenant, "domain", domain)});
}

// A mail with a link, and what the link is good for.
struct Link {
  std::string_view kind;
  std::string_view path;
  std::string_view purpose;
  std::optional<Id> review;
};

store::Result<bool> order_link(Transaction& transaction, const crypto::Keys& keys, const Policy& policy, const MailOrder& order,
                  const Link& link, Millis now) {
  const auto allowed = has_mails_left(transaction, policy, order, link.kind, now);
  if (!allowed) return allowed.error();
  if (!*allowed) return false;
  const std::string token = crypto::new_token();
  const Status stored = store::insert_token(
      transaction, {crypto::token_hash(keys, token), order.claim, order.submission, order.account, now,
                    now + policy.confirmation_lifetime, std::nullopt, std::string(link.purpose), link.review});
  if (!stored) return stored.error();
  const Status enqueued =
      enqueue(transaction, keys, order, link.kind, policy.public_url + std::string(link.path) + token, now);
  if (!enqueued) return enqueued.error();
  return true;
}

}  // namespace

Status order_confirmation_mail(Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                               const MailOrder& order, Millis now) {
  const std::string_view kind = order.is_opposed ? "mail.confirm_opposed" : "mail.confirm";
  const Link link{kind, "/confirm/", store::kConfirmToken, std::nullopt};
  const auto ordered = order_link(transaction, keys, policy, order, link, now);
  return ordered ? Status(Done{}) : ordered.error();
}

store::Result<bool> order_join_mail(Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                       const MailOrder& order, const Id& review, Millis now) {
  return order_link(transaction, keys, policy, order, {"mail.join", "/join/", store::kJoinToken, review}, now);
}

Status order_account_exists_mail(Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                 const MailOrder& order, Millis now) {
  constexpr std::string_view kKind = "mail.account_exists";
  const auto allowed = has_mails_left(transaction, policy, order, kKind, now);
  if (!allowed) return allowed.error();
  if (!*allowed) return Done{};
  return enqueue(transaction, keys, order, kKind, policy.public_url, now);
}

store::Result<bool> order_notice(Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                 const MailOrder& order, std::string_view kind, Millis now) {
  const auto allowed = has_mails_left(transaction, policy, order, kind, now);
  if (!allowed || !*allowed) return allowed;
  const Status enqueued = enqueue(transaction, keys, order, kind, order.details.value("preferences_url", policy.public_url), now);
  if (!enqueued) return enqueued.error();
  return true;
}

}  // namespace guichet::signup
