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

}  // namespace

store::Result<bool> suppress_recipient(store::Transaction& transaction, const Bounce& bounce, Millis now) {
  const auto account = account_of(transaction, bounce);
  if (!account) return account.error();
  const auto note = [&](std::string_view kind, const Json& detail) {
    return store::insert_event(transaction, {crypto::new_id(now), bounce.tenant, std::string(kind), bounce.mail, now,
                                             write_json(detail), *account});
  };
  if (const auto noted = note("mail.bounced", {{"code", bounce.code}}); !noted) return noted.error();
  const auto added = store::insert_suppression(transaction, {bounce.tenant, bounce.recipient.recipient_ix,
                                                             std::string(store::kBounced), bounce.code, now});
  if (!added || !*added) return added;
  const auto noted = note("mail.suppressed", {{"reason", store::kBounced}, {"code", bounce.code}});
  if (!noted) return noted.error();
  return true;
}

}  // namespace guichet::mail
