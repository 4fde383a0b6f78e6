#include "mail/suppress.hpp"

#include "crypto/ids.hpp"
#include "json/json.hpp"
#include "store/events.hpp"
#include "store/submissions.hpp"

namespace guichet::mail {
namespace {

store::Result<std::optional<Id>> account_of(store::Transaction& transaction, const Bounce& bounce) {
  if (!bounce.recipient.submission_id) return std::optional<Id>();
  const auto submission = store::find_submission(transaction, bounce.tenant, *bounce.recipient.submission_id);
  if (!submission) return submission.error();
  return *submission ? (*submission)->account_id : std::nullopt;
}

store::Status note(store::Transaction& transaction, const Bounce& bounce, std::string_view kind, const Json& detail,
                   Millis now) {
  const auto account = account_of(transaction, bounce);
  if (!account) return account.error();
  return store::insert_event(transaction, {crypto::new_id(now), bounce.tenant, std::string(kind), bounce.mail, now,
                                           write_json(detail), *account});
}

}  // namespace

store::Status record_bounce(store::Transaction& transaction, const Bounce& bounce, Millis now) {
  return note(transaction, bounce, "mail.bounced", {{"code", bounce.code}}, now);
}

store::Result<bool> suppress_recipient(store::Transaction& transaction, const Bounce& bounce, Millis now) {
  if (const auto noted = record_bounce(transaction, bounce, now); !noted) return noted.error();
  const auto added = store::insert_suppression(transaction, {bounce.tenant, bounce.recipient.recipient_ix,
                                                             std::string(store::kBounced), bounce.code, now});
  if (!added || !*added) return added;
  const auto noted =
      note(transaction, bounce, "mail.suppressed", {{"reason", store::kBounced}, {"code", bounce.code}}, now);
  if (!noted) return noted.error();
  return true;
}

}  // namespace guichet::mail
