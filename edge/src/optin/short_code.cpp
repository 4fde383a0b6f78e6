#include "optin/short_code.hpp"

#include "crypto/short_code.hpp"
#include "crypto/token.hpp"
#include "optin/confirmation.hpp"
#include "store/code_requests.hpp"

namespace guichet::optin {

store::Result<CodeOutcome> confirm_by_code(store::Transaction& transaction, const crypto::Keys& keys,
                                           const signup::Policy& policy, const TypedCode& typed, Millis now) {
  const auto code = crypto::read_short_code(typed.text);
  if (!code) return CodeOutcome{};
  const auto found = store::find_code_request(transaction, typed.tenant, typed.request);
  if (!found) return found.error();
  const auto may_try = store::take_try(transaction, typed.tenant, typed.request, now);
  if (!may_try) return may_try.error();
  if (!*may_try) return CodeOutcome{CodeState::kNoLonger};
  const bool is_right = crypto::equal(crypto::short_code_hash(keys, typed.request, *code), (*found)->code_hash);
  if (!is_right || !(*found)->token_hash) return CodeOutcome{};
  auto confirmed = confirm_hashed(transaction, keys, policy, *(*found)->token_hash, {{}, true}, now);
  if (!confirmed) return confirmed.error();
  if (confirmed->link.state == LinkState::kInvalid) return CodeOutcome{CodeState::kNoLonger};
  return CodeOutcome{CodeState::kConfirmed, std::move(confirmed->login)};
}

}  // namespace guichet::optin
