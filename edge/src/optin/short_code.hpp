#pragma once

#include <string_view>

#include "common/bytes.hpp"
#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "identities/link_request.hpp"
#include "signup/write_once.hpp"
#include "store/transaction.hpp"

namespace guichet::optin {

enum class CodeState : std::uint8_t {
  kConfirmed,
  kWrong,
  kNoLonger,  // too many tries, too late, a newer mail's code counts now, or there never was such a request
};

// What somebody typed. `request` is the blind index of the request's key.
struct TypedCode {
  std::string tenant;
  Bytes32 request{};
  std::string text;
};

struct CodeOutcome {
  CodeState state = CodeState::kWrong;
  identities::Completion login = {};  // that waited for it
};

// Confirms what the submission's link confirms, for the one who types the code of its mail where they signed up,
// and connects the login that came with it. What cannot be a code costs no try. Which submissions had a mail with a code does not show before the right code is typed.
store::Result<CodeOutcome> confirm_by_code(store::Transaction& transaction, const crypto::Keys& keys,
                                           const signup::Policy& policy, const TypedCode& typed, Millis now);

}  // namespace guichet::optin
