#include "optin/resend.hpp"

#include "consent/confirmation_mail.hpp"
#include "crypto/seal.hpp"
#include "json/json.hpp"
#include "people/email_address.hpp"
#include "signup/mail_order.hpp"
#include "store/submissions.hpp"
#include "store/tokens.hpp"

namespace guichet::optin {
namespace {

using store::Status;
using store::Transaction;

// The address as it was typed when signing up.
std::optional<people::EmailAddress> typed_address(const crypto::Keys& keys,
                                                  const store::Submission& submission) {
  const auto text =
      crypto::open(keys, submission.values_sealed, {submission.tenant, "submission.values", submission.id});
  const auto values = text ? parse_json(*text) : Result<Json>(Error{Errc::kJsonSyntax});
  const Json* email = values ? find_member(*values, "email") : nullptr;
  if (email == nullptr || !email->is_string()) return std::nullopt;
  return people::read_email(keys, submission.tenant, email->get<std::string>());
}

Millis lifetime_of(const signup::Policy& policy, const forms::FormLibrary& forms,
                   const std::string& form_id) {
  const forms::PublishedForm* form = forms.find(form_id);
  return form == nullptr ? policy.account_lifetime : policy.lifetime_of(*form);
}

// The claim may have expired with the link before: it begins anew with this one.
Status order(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
             signup::MailOrder order, Millis now) {
  if (const Status prepared = consent::prepare_mail(transaction, keys, policy, order); !prepared) return prepared;
  const Status claimed = store::insert_claim(transaction, order.claim, order.account, now, now + order.lifetime);
  return claimed ? signup::order_confirmation_mail(transaction, keys, policy, order, now) : claimed;
}

}  // namespace

Status resend(Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
              const forms::FormLibrary& forms, const ResendRequest& request, Millis now) {
  const auto asked = people::read_email(keys, request.tenant, request.address);
  if (!asked) return Done{};
  const auto token = store::find_newest_token(transaction, asked->claim);
  if (!token) return token.error();
  if (!*token || (*token)->used_at) return Done{};
  const auto submission = store::find_submission(transaction, request.tenant, (*token)->submission_id);
  if (!submission) return submission.error();
  const auto address = *submission ? typed_address(keys, **submission) : std::nullopt;
  if (!address) return Done{};
  return order(transaction, keys, policy,
               {request.tenant,
                (*token)->submission_id,
                (*token)->account_id,
                asked->claim,
                address->ascii,
                (*submission)->locale,
                lifetime_of(policy, forms, (*submission)->form_id),
                {request.client_network, (*submission)->form_id}},
               now);
}

}  // namespace guichet::optin
