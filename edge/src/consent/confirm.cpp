#include "consent/confirm.hpp"

#include "consent/notices.hpp"
#include "consent/opposition.hpp"
#include "consent/settings.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "proof/chain.hpp"
#include "store/accounts.hpp"
#include "store/consent_requests.hpp"
#include "store/consent_texts.hpp"
#include "store/consents.hpp"
#include "store/events.hpp"
#include "store/oppositions.hpp"
#include "store/outbox.hpp"

namespace guichet::consent {
namespace {

using store::Status;
using store::Transaction;

store::StoreError broken(std::string what) { return {store::StoreErrc::kCorrupt, std::move(what)}; }

// The consents of one confirmation, which share the same surroundings.
class Confirmer {
 public:
  Confirmer(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
            const Confirmation& confirmation, Millis now)
      : transaction_(transaction), keys_(keys), policy_(policy), confirmation_(confirmation), now_(now) {}

  Status run() {
    if (const Status lifted = lift_opposition(); !lifted) return lifted;
    const auto requests =
        store::find_consent_requests(transaction_, confirmation_.tenant, confirmation_.submission);
    if (!requests) return requests.error();
    if (requests->empty()) return Done{};
    const auto heard = store::hear_from(transaction_, confirmation_.tenant, confirmation_.account, now_);
    if (!heard) return heard.error();
    for (const store::ConsentRequest& request : *requests) {
      if (const Status confirmed = confirm_one(request); !confirmed) return confirmed;
    }
    return send_receipt(*requests);
  }

 private:
  Status lift_opposition() {
    const Bytes32 fingerprint = opposition_fingerprint(keys_, confirmation_.tenant, confirmation_.address_ix);
    const auto removed = store::remove_opposition(transaction_, confirmation_.tenant, fingerprint);
    return removed ? Status(Done{}) : removed.error();
  }

  Status confirm_one(const store::ConsentRequest& request) {
    const auto fields = personal_fields(request);
    if (!fields) return fields.error();
    const auto text =
        store::find_text(transaction_, request.tenant, request.form_id, request.purpose, request.text_hash);
    if (!text) return text.error();
    if (!*text) return broken("a consent without its text");
    const auto sequence = proof::append(
        transaction_, keys_,
        {request.tenant, confirmation_.account, proof::kConfirmed, facts(request, **text), *fields}, now_);
    if (!sequence) return sequence.error();
    const Status put =
        store::put_consent(transaction_, {request.tenant, confirmation_.account, request.site,
                                          request.purpose, std::string(store::kConfirmed), request.form_id,
                                          request.text_hash, now_, now_, now_, std::nullopt, *sequence});
    return put ? tell(request, *sequence) : put;
  }

  Json facts(const store::ConsentRequest& request, const store::ConsentText& text) const {
    Json facts{{"site", request.site},
               {"purpose", request.purpose},
               {"submission", crypto::id_text(request.submission)},
               {"form", request.form_id},
               {"form_hash", request.form_hash},
               {"text_hash", request.text_hash},
               {"text_version", text.version},
               {"language", text.language},
               {"requested_at", request.requested_at},
               {"confirmed_at", now_}};
    if (!confirmation_.login) return facts;
    facts.update(Json{{"by", proof::kByLogin},
                      {"provider", confirmation_.login->provider},
                      {"signed_in_at", confirmation_.login->signed_in_at}});
    return facts;
  }

  store::Result<proof::Fields> personal_fields(const store::ConsentRequest& request) {
    const auto text = crypto::open(keys_, request.visit_sealed,
                                   {request.tenant, "consent_request.visit", request.submission});
    const auto visit = text ? parse_json(*text) : Result<Json>(Error{Errc::kJsonSyntax});
    if (!visit) return broken("consent_request.visit does not open");
    proof::Fields fields;
    for (const auto& [name, value] : visit->items()) fields[name] = value.get<std::string>();
    const Status added = confirmation_.login ? add_login(fields) : add_mail(request, fields);
    if (!added) return added.error();
    return fields;
  }

  Status add_login(proof::Fields& fields) const {
    fields["issuer"] = confirmation_.login->issuer;
    fields["subject"] = confirmation_.login->subject;
    return Done{};
  }

  Status add_mail(const store::ConsentRequest& request, proof::Fields& fields) {
    fields["token"] = crypto::hex(confirmation_.token_hash);
    const auto mail = store::find_handed_over(transaction_, request.tenant, request.submission);
    if (!mail) return mail.error();
    fields["message_id"] = *mail ? message_id((*mail)->id) : std::string();
    fields["smtp_reply"] = *mail ? (*mail)->reply : std::string();
    return Done{};
  }

  std::string message_id(const Id& mail) const {
    const std::string domain = policy_.consent == nullptr ? std::string() : policy_.consent->mail_domain;
    return "<" + crypto::id_text(mail) + "@" + domain + ">";
  }

  Status tell(const store::ConsentRequest& request, std::int64_t sequence) {
    const Json detail{{"site", request.site},
                      {"purpose", request.purpose},
                      {"form", request.form_id},
                      {"proof", sequence},
                      {"submission", crypto::id_text(request.submission)}};
    return store::insert_event(
        transaction_, {crypto::new_id(now_), request.tenant, "consent.confirmed", confirmation_.account, now_,
                       write_json(detail), confirmation_.account});
  }

  Status send_receipt(const std::vector<store::ConsentRequest>& requests) {
    if (policy_.consent == nullptr || !policy_.consent->sends_receipts) return Done{};
    Notice notice{
        "mail.receipt", confirmation_.tenant, confirmation_.account, requests.front().site, {}, true};
    for (const store::ConsentRequest& request : requests) notice.purposes.push_back(request.purpose);
    const auto ordered = order_notice(transaction_, keys_, policy_, notice, now_);
    return ordered ? Status(Done{}) : ordered.error();
  }

  Transaction& transaction_;
  const crypto::Keys& keys_;
  const signup::Policy& policy_;
  const Confirmation& confirmation_;
  const Millis now_;
};

}  // namespace

Status confirm(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
               const Confirmation& confirmation, Millis now) {
  return Confirmer(transaction, keys, policy, confirmation, now).run();
}

store::Result<bool> only_adds(store::Database& database, const store::Submission& submission) {
  if (!submission.account_id) return false;
  const auto account = store::find_account(database, submission.tenant, *submission.account_id);
  if (!account) return account.error();
  return *account && (*account)->verified_at && *(*account)->verified_at <= submission.received_at;
}

}  // namespace guichet::consent
