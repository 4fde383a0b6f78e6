#pragma once

#include <string>

#include "common/bytes.hpp"
#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "guichet/match.hpp"
#include "signup/write_once.hpp"
#include "store/transaction.hpp"

namespace guichet::people {

// A new account that may belong to the holder of another one.
struct MatchCase {
  std::string tenant;
  Id submission{};  // the one that made the new account
  Id account{};     // the new account
  Id candidate{};   // the account that was there
  match::Verdict verdict;
  match::Band band = match::Band::kReview;
  std::string model_version;
  std::string locale;  // of the submission
  bool is_import =
      false;  // a row of a file: nobody waits, so no mail is sent and what would be asked is reviewed
  signup::MailOrigin origin = {};
};

// Does what the band asks for, in the submission's transaction: opens a review, asks the holder of the
// candidate by mail to prove control, or links the two accounts reversibly. Nothing for kNew.
store::Status take_up(store::Transaction& transaction, const crypto::Keys& keys, const signup::Policy& policy,
                      const MatchCase& found, Millis now);

}  // namespace guichet::people
