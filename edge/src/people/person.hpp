#pragma once

#include <functional>
#include <string>
#include <vector>

#include "matching/decision.hpp"
#include "store/account_links.hpp"

namespace guichet::people {

// The most accounts that are one person: link() refuses to join more.
inline constexpr std::size_t kMaxAccounts = 100;

// The accounts that links connect. Each keeps its own sources and consents; a person is only ever computed.
struct Person {
  std::vector<Id> accounts;               // in the order of their ids, at least one
  std::vector<store::AccountLink> links;  // those not undone, in the order of their accounts

  bool has(const Id& account) const;
};

// Which links are followed.
using Follows = std::function<bool(const store::AccountLink&)>;

// The person that an account belongs to: the account alone when nothing is linked to it, or is not there.
store::Result<Person> find_person(store::Database& database, std::string_view tenant, const Id& account,
                                  const Follows& follows = {});

// Whether links connect the two.
store::Result<bool> are_one_person(store::Database& database, std::string_view tenant, const Id& left,
                                   const Id& right);

// Whether any of the accounts has a verified address.
store::Result<bool> has_verified(store::Database& database, std::string_view tenant,
                                 const std::vector<Id>& accounts);

// Whether any account of the person that an account belongs to has.
store::Result<bool> is_verified_person(store::Database& database, std::string_view tenant, const Id& account);

// What matching may know of the people of a tenant. Database and tenant outlive it.
matching::KnownPeople known_people(store::Database& database, std::string_view tenant);

}  // namespace guichet::people
