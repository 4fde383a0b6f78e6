#pragma once

#include <optional>
#include <string>

#include "crypto/keys.hpp"
#include "store/claims.hpp"

namespace guichet::people {

// An address and what it is found by.
struct EmailAddress {
  std::string ascii;  // as typed, domain in ASCII
  store::ClaimKey claim;
};

// Nothing when the text is no address.
std::optional<EmailAddress> read_email(const crypto::Keys& keys, std::string_view tenant,
                                       std::string_view text);

// The account that an address leads to: the one that has it verified, else the newest one that claims it now.
store::Result<std::optional<Id>> find_account_of(store::Database& database, const store::ClaimKey& claim,
                                                 Millis now);

// The account's own address, if it is verified.
store::Result<std::optional<EmailAddress>> find_verified_email(store::Database& database,
                                                               const crypto::Keys& keys,
                                                               std::string_view tenant, const Id& account);

}  // namespace guichet::people
