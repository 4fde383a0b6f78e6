#include "people/confirmed.hpp"

#include "crypto/ids.hpp"
#include "people/join.hpp"
#include "people/links.hpp"
#include "store/events.hpp"
#include "store/match_reviews.hpp"

namespace guichet::people {
namespace {

using store::Status;
using store::Transaction;

bool is_solid(const store::AccountLink& link) { return link.reason == "proof" || link.reason == "review"; }

// The pair of a link that was undone goes to people, who see more than a score.
Status reopen(Transaction& transaction, const store::AccountLink& link, Millis now) {
  auto review = store::find_review_of(transaction, link.tenant, link.account_a, link.account_b);
  if (!review) return review.error();
  if (!*review) return Done{};
  (*review)->state = "open";
  (*review)->decision.reset();
  (*review)->decided_at.reset();
  (*review)->decided_by.reset();
  if (const Status updated = store::update_review(transaction, **review); !updated) return updated;
  return store::insert_event(transaction, {crypto::new_id(now), link.tenant, "review.opened", (*review)->id,
                                           now, R"({"band":"review"})", link.account_a});
}

// Whether a link leads out of what is surely this person.
bool leads_out(const store::AccountLink& link, const Person& sure) {
  return sure.has(link.account_a) != sure.has(link.account_b);
}

// Whether a link that leads out leads to somebody with a verified address.
store::Result<bool> leads_to_verified(Transaction& transaction, const store::AccountLink& link,
                                      const Person& sure) {
  const Id& outside = sure.has(link.account_a) ? link.account_b : link.account_a;
  const auto others = find_person(transaction, link.tenant, outside,
                                  [&](const store::AccountLink& each) { return !leads_out(each, sure); });
  if (!others) return others.error();
  return has_verified(transaction, link.tenant, others->accounts);
}

Status cut(Transaction& transaction, const store::AccountLink& link, Millis now) {
  const auto undone = unlink(transaction, link.tenant, link.id, "verified", now);
  return undone ? reopen(transaction, link, now) : Status(undone.error());
}

Status keep_verified_apart(Transaction& transaction, std::string_view tenant, const Id& account, Millis now) {
  const auto person = find_person(transaction, tenant, account);
  if (!person) return person.error();
  const auto sure = find_person(transaction, tenant, account, is_solid);
  if (!sure) return sure.error();
  for (const store::AccountLink& link : person->links) {
    if (!leads_out(link, *sure)) continue;
    const auto verified = leads_to_verified(transaction, link, *sure);
    if (!verified) return verified.error();
    if (!*verified) continue;
    if (const Status done = cut(transaction, link, now); !done) return done;
  }
  return Done{};
}

}  // namespace

Status after_confirmation(Transaction& transaction, const crypto::Keys& keys, std::string_view tenant,
                          const Id& account, const Id& submission, Millis now) {
  if (const Status kept = keep_verified_apart(transaction, tenant, account, now); !kept) return kept;
  const auto waiting = store::find_agreed_reviews(transaction, tenant, submission);
  if (!waiting) return waiting.error();
  for (const store::MatchReview& review : *waiting) {
    if (const Status done = complete_join(transaction, keys, review, now); !done) return done;
  }
  return Done{};
}

}  // namespace guichet::people
