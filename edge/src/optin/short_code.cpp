#include "optin/short_code.hpp"

#include "crypto/short_code.hpp"
#include "crypto/token.hpp"
#include "optin/confirmation.hpp"
#include "store/code_requests.hpp"

namespace guichet::optin {

store::Result<CodeState> confirm_by_code(store::Transaction& transaction, const crypto::Keys& keys,
                                         std::string_view tenant, const Bytes32& request,
                                         std::string_view typed, Millis now) {
  const auto code = crypto::read_short_code(typed);
  if (!code) return CodeState::kWrong;
  const auto found = store::find_code_request(transaction, tenant, request);
  if (!found) return found.error();
  const auto may_try = store::take_try(transaction, tenant, request, now);
  if (!may_try) return may_try.error();
  if (!*may_try) return CodeState::kNoLonger;
  const bool is_right = crypto::equal(crypto::short_code_hash(keys, request, *code), (*found)->code_hash);
  if (!is_right || !(*found)->token_hash) return CodeState::kWrong;
  const auto link = confirm_hashed(transaction, keys, *(*found)->token_hash, now);
  if (!link) return link.error();
  return link->state == LinkState::kInvalid ? CodeState::kNoLonger : CodeState::kConfirmed;
}

}  // namespace guichet::optin
