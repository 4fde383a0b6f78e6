#pragma once

#include "crypto/keys.hpp"
#include "json/json.hpp"
#include "store/accounts.hpp"

namespace guichet::contacts {

// What is known of the person, in clear: {"email": ..., "given-name": ...}. An error when it does not open.
store::Result<Json> open_profile(const crypto::Keys& keys, const store::Account& account);

}  // namespace guichet::contacts
