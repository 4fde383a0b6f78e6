#pragma once

#include "crypto/keys.hpp"
#include "signup/mail_order.hpp"

namespace guichet::consent {

// What the mail for a submission that is in the store says besides its link: the site, the purposes that were
// ticked, the information of GDPR article 13; and whether the owner of the address asked to be forgotten
// before.
store::Status prepare_mail(store::Database& database, const crypto::Keys& keys, const signup::Policy& policy,
                           signup::MailOrder& order);

}  // namespace guichet::consent
