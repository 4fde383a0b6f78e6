#include <string>

#include "crypto/ids.hpp"
#include "people/email_address.hpp"
#include "people/explanation.hpp"
#include "people/links.hpp"
#include "people/match_case.hpp"
#include "people/outcome.hpp"
#include "people/review.hpp"
#include "signup/mail_order.hpp"
#include "store/events.hpp"
#include "store/submissions.hpp"

namespace guichet::people {
namespace {

using match::Band;
using store::Status;
using store::Transaction;

// The steps of one case, which share the same surroundings.
class Taking {
 public:
  Taking(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
         const MatchCase& found, Millis now)
      : transaction_(transaction), keys_(keys), policy_(policy), found_(found), now_(now) {}

  Status take_up() {
    if (found_.band == Band::kNew) return Done{};
    auto known = store::find_review_of(transaction_, found_.tenant, found_.account, found_.candidate);
    if (!known) return known.error();
    // What somebody decided stands: the score does not bring a pair back that was told apart.
    if (*known && (*known)->state == "decided") return Done{};
    is_new_ = !*known;
    review_ = *known ? **std::move(known) : new_review();
    refresh();
    return by_band();
  }

 private:
  store::MatchReview new_review() const {
    store::MatchReview review;
    review.id = crypto::new_id(now_);
    review.tenant = found_.tenant;
    review.account = found_.account;
    review.candidate = found_.candidate;
    review.created_at = now_;
    return review;
  }

  // What the newest submission says of the pair.
  void refresh() {
    review_.submission = found_.submission;
    review_.band = match::band_name(found_.band);
    review_.score = found_.verdict.score;
    review_.certainty = found_.verdict.certainty;
    review_.household = found_.verdict.household;
    review_.model_version = found_.model_version;
    review_.explanation_sealed = seal_verdict(keys_, review_.tenant, review_.id, found_.verdict);
  }

  Status by_band() {
    switch (found_.band) {
      case Band::kProven:
        return link_proven();
      case Band::kSame:
        return link_by_score();
      case Band::kAsk:
        return ask();
      default:
        return put("review.opened");
    }
  }

  // Writes the pair, and an event unless its name is empty.
  Status put(std::string_view event) {
    const Status written =
        is_new_ ? store::insert_review(transaction_, review_) : store::update_review(transaction_, review_);
    is_new_ = false;
    if (!written || event.empty()) return written;
    return store::insert_event(transaction_, {crypto::new_id(now_), review_.tenant, std::string(event),
                                              review_.id, now_, write_json(Json{{"band", review_.band}}), review_.account});
  }

  store::Result<Linked> link_as(LinkReason reason) {
    return link(transaction_,
                {found_.tenant, found_.account, found_.candidate, reason, found_.verdict.certainty,
                 found_.model_version},
                now_);
  }

  Status link_proven() {
    const auto linked = link_as(LinkReason::kProof);
    if (!linked) return linked.error();
    if (!linked->is_linked()) return put("review.opened");
    if (const Status settled = settle(transaction_, review_, "same", kByProof, now_); !settled)
      return settled;
    const Status recorded = record_outcome(transaction_, keys_, review_, true, OutcomeSource::kProof, now_);
    return recorded ? put("match.proved") : recorded;
  }

  // Once the new account's address is confirmed there would be two verified ones, and no score joins these:
  // so the holder is asked at once where the one who signed up can still prove an address of their own. Also
  // where the candidate is a record of somebody who is verified elsewhere: whoever knows what the record says
  // would be one person with them.
  Status link_by_score() {
    const auto has_holder = is_verified_person(transaction_, found_.tenant, found_.candidate);
    if (!has_holder) return has_holder.error();
    if (*has_holder) return ask();
    const auto linked = link_as(found_.is_import ? LinkReason::kImport : LinkReason::kScore);
    if (!linked) return linked.error();
    if (!linked->is_linked()) return put("review.opened");
    const Status settled = settle(transaction_, review_, "same", kByScore, now_);
    return settled ? put({}) : settled;
  }

  store::Result<std::optional<EmailAddress>> holder() {
    return find_verified_email(transaction_, keys_, found_.tenant, found_.candidate);
  }

  Status ask() {
    if (found_.is_import) return put("review.opened");
    const auto address = holder();
    if (!address) return address.error();
    if (!*address) return put("review.opened");
    if (const Status written = put({}); !written)
      return written;  // the link in the mail is one to the review
    const auto ordered = order_mail(**address);
    if (!ordered) return ordered.error();
    if (*ordered) review_.state = "asked";
    return put(*ordered ? "match.asked" : "review.opened");
  }

  // In the language of the one who is asked, not of the one who signed up. False when the address has had its
  // mails of the day.
  store::Result<bool> order_mail(const EmailAddress& address) {
    const auto locale = store::find_account_locale(transaction_, found_.tenant, found_.candidate);
    if (!locale) return locale.error();
    const signup::MailOrder order{found_.tenant,    found_.submission,
                                  found_.candidate, address.claim,
                                  address.ascii,    locale->empty() ? found_.locale : *locale,
                                  policy_.consent_lifetime, found_.origin};
    return signup::order_join_mail(transaction_, keys_, policy_, order, review_.id, now_);
  }

  Transaction& transaction_;
  const crypto::Keys& keys_;
  const signup::Policy& policy_;
  const MatchCase& found_;
  const Millis now_;
  bool is_new_ = false;
  store::MatchReview review_;
};

}  // namespace

Status take_up(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
               const MatchCase& found, Millis now) {
  return Taking(transaction, keys, policy, found, now).take_up();
}

}  // namespace guichet::people
