#include "consent/tell_head.hpp"

#include "crypto/ids.hpp"
#include "proof/chain.hpp"
#include "store/events.hpp"
#include "store/proofs.hpp"

namespace guichet::consent {
namespace {

constexpr Millis kDay = 24LL * 3600 * 1000;

}  // namespace

store::Result<bool> tell_head(store::Transaction& transaction, const crypto::Keys& keys,
                              std::string_view tenant, Millis now) {
  const auto told = store::last_told_head(transaction, tenant);
  if (!told) return told.error();
  const auto head = proof::find_head(transaction, tenant);
  if (!head) return head.error();
  const bool is_due = !*told || (*told)->at <= now - kDay;
  if (!is_due || head->sequence <= (*told ? (*told)->sequence : 0)) return false;
  const auto noted = store::insert_told_head(transaction, tenant, {now, head->sequence});
  if (!noted) return noted.error();
  const Id id = crypto::new_id(now);
  const auto inserted =
      store::insert_event(transaction, {id, std::string(tenant), "proof.head", id, now,
                                        write_json(proof::signed_head(keys, *head)), std::nullopt});
  if (!inserted) return inserted.error();
  return true;
}

}  // namespace guichet::consent
