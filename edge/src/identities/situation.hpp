#pragma once

#include <optional>
#include <string_view>

#include "identities/address.hpp"
#include "identities/rules.hpp"
#include "store/identities.hpp"
#include "store/transaction.hpp"

namespace guichet::identities {

// What stands in the store about somebody who signed in, and what follows from it now.
struct Situation {
  Rule rule = Rule::kRefuse;
  ToldAddress told;
  std::optional<store::Identity> identity;  // the one they have already
  std::optional<Id> holder;                 // the account that has proved the address they came with

  // Whose account a sign-in or a link would lead to.
  std::optional<Id> account() const { return identity ? std::optional(identity->account) : holder; }
};

store::Result<Situation> find_situation(store::Database& database, const crypto::Keys& keys,
                                        const Settings& settings, std::string_view tenant,
                                        const login::Person& person, Millis now);

}  // namespace guichet::identities
