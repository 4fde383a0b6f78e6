#pragma once

#include <string>
#include <string_view>

#include "common/clock.hpp"
#include "common/link.hpp"
#include "crypto/keys.hpp"
#include "store/match_reviews.hpp"
#include "store/transaction.hpp"

namespace guichet::people {

// Looks at a link "was it you?", and changes nothing: what GET does. One for a pair that somebody told apart is
// invalid.
store::Result<Link> look_up_join(store::Database& database, const crypto::Keys& keys,
                                     std::string_view token, Millis now);

// The holder of an account's verified address says: the sign-up you asked me about was mine. The answer is
// the same whether the two accounts are linked now or later.
//
// They are linked only when both ends are proved, and for the same sign-up. The click proves the account that
// was there; the other end is proved when the very submission that was asked about is confirmed from its own
// address. Were the click enough, somebody could sign up with a stranger's address and their own details, say
// "it was me", and have the stranger's account, once it is used, in one person with theirs. Were it enough
// that the new account is verified some day, the stranger's own later sign-up, which goes to the same pending
// account, would complete what the first one began. So the consent is kept with the submission; a
// confirmation link dies with its time, and the consent with it. The opposite case, somebody who signs up
// with another person's details and an address of their own, needs the other person's click; the mail says to
// do nothing when it was not them. Nobody is logged in, nothing is shown, each side keeps its data and its
// consents, and the link can be undone.
store::Result<Link> join(store::Transaction& transaction, const crypto::Keys& keys,
                             std::string_view token, Millis now);

// Links the pair if its agreed submission is confirmed and nobody has told the two apart.
store::Status complete_join(store::Transaction& transaction, const crypto::Keys& keys,
                            store::MatchReview review, Millis now);

}  // namespace guichet::people
