#include "people/links.hpp"

#include <algorithm>

#include "crypto/ids.hpp"
#include "json/json.hpp"
#include "store/events.hpp"

namespace guichet::people {
namespace {

using store::Status;
using store::Transaction;

bool is_by_score(LinkReason reason) { return reason == LinkReason::kScore || reason == LinkReason::kImport; }

bool is_by_score(const store::AccountLink& link) {
  return link.reason == link_reason_name(LinkReason::kScore) ||
         link.reason == link_reason_name(LinkReason::kImport);
}

// Why the two may not become one person; nothing when they may.
store::Result<std::optional<LinkVerdict>> objection(Transaction& transaction, const LinkOrder& order) {
  const auto person = find_person(transaction, order.tenant, order.account);
  if (!person) return person.error();
  if (person->has(order.other)) return std::optional<LinkVerdict>();
  const auto other = find_person(transaction, order.tenant, order.other);
  if (!other) return other.error();
  if (person->accounts.size() + other->accounts.size() > kMaxAccounts)
    return std::optional(LinkVerdict::kTooMany);
  if (!is_by_score(order.reason)) return std::optional<LinkVerdict>();
  for (const std::vector<Id>& accounts : {person->accounts, other->accounts}) {
    const auto verified = has_verified(transaction, order.tenant, accounts);
    if (!verified) return verified.error();
    if (!*verified) return std::optional<LinkVerdict>();
  }
  return std::optional(LinkVerdict::kBothVerified);
}

Status record(Transaction& transaction, std::string_view tenant, std::string_view kind, const Id& link,
              const std::optional<Id>& account, std::string_view reason, Millis now) {
  return store::insert_event(transaction, {crypto::new_id(now), std::string(tenant), std::string(kind), link,
                                           now, write_json(Json{{"reason", reason}}), account});
}

}  // namespace

std::string_view link_reason_name(LinkReason reason) {
  static constexpr std::string_view kNames[] = {"proof", "review", "score", "import"};
  return kNames[static_cast<std::size_t>(reason)];
}

store::Result<Linked> link(Transaction& transaction, const LinkOrder& order, Millis now) {
  const auto [first, second] = std::minmax(order.account, order.other);
  const auto known = store::find_active_link(transaction, order.tenant, first, second);
  if (!known) return known.error();
  const std::string reason(link_reason_name(order.reason));
  if (*known) {
    if (!is_by_score(**known) || is_by_score(order.reason))
      return Linked{LinkVerdict::kAlready, (*known)->id};
    const auto undone = unlink(transaction, order.tenant, (*known)->id, reason, now);
    if (!undone) return undone.error();
  }
  const auto refused = objection(transaction, order);
  if (!refused) return refused.error();
  if (*refused) return Linked{**refused, {}};
  const Id id = crypto::new_id(now);
  const Status inserted = store::insert_link(
      transaction,
      {id, order.tenant, first, second, reason, order.certainty, order.model_version, now, std::nullopt});
  if (!inserted) return inserted.error();
  const Status recorded = record(transaction, order.tenant, "link.made", id, order.account, reason, now);
  if (!recorded) return recorded.error();
  return Linked{LinkVerdict::kMade, id};
}

store::Result<bool> unlink(Transaction& transaction, std::string_view tenant, const Id& link,
                           std::string_view why, Millis now) {
  const auto undone = store::undo_link(transaction, tenant, link, why, now);
  if (!undone || !*undone) return undone;
  const Status recorded = record(transaction, tenant, "link.undone", link, std::nullopt, why, now);
  if (!recorded) return recorded.error();
  return true;
}

Status unlink_pair(Transaction& transaction, std::string_view tenant, const Id& account, const Id& other,
                   std::string_view why, Millis now) {
  const auto [first, second] = std::minmax(account, other);
  const auto found = store::find_active_link(transaction, tenant, first, second);
  if (!found) return found.error();
  if (!*found) return Done{};
  const auto undone = unlink(transaction, tenant, (*found)->id, why, now);
  if (!undone) return undone.error();
  return Done{};
}

}  // namespace guichet::people
