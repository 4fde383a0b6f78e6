#include "people/person.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "store/accounts.hpp"

namespace guichet::people {
namespace {

bool stands_before(const store::AccountLink& left, const store::AccountLink& right) {
  return std::tie(left.account_a, left.account_b) < std::tie(right.account_a, right.account_b);
}

}  // namespace

bool Person::has(const Id& account) const {
  return std::binary_search(accounts.begin(), accounts.end(), account);
}

store::Result<Person> find_person(store::Database& database, std::string_view tenant, const Id& account,
                                  const Follows& follows) {
  Person person;
  std::set<Id> seen{account};
  for (std::vector<Id> waiting{account}; !waiting.empty();) {
    const Id current = waiting.back();
    waiting.pop_back();
    const auto links = store::find_active_links(database, tenant, current);
    if (!links) return links.error();
    for (const store::AccountLink& link : *links) {
      if (follows && !follows(link)) continue;
      if (link.account_a == current) person.links.push_back(link);  // each link is met at both of its ends
      const Id other = link.account_a == current ? link.account_b : link.account_a;
      if (seen.insert(other).second) waiting.push_back(other);
    }
  }
  person.accounts.assign(seen.begin(), seen.end());
  std::sort(person.links.begin(), person.links.end(), stands_before);
  return person;
}

store::Result<bool> are_one_person(store::Database& database, std::string_view tenant, const Id& left,
                                   const Id& right) {
  const auto person = find_person(database, tenant, left);
  if (!person) return person.error();
  return person->has(right);
}

store::Result<bool> has_verified(store::Database& database, std::string_view tenant,
                                 const std::vector<Id>& accounts) {
  for (const Id& id : accounts) {
    const auto account = store::find_account(database, tenant, id);
    if (!account) return account.error();
    if (*account && (*account)->is_verified) return true;
  }
  return false;
}

store::Result<bool> is_verified_person(store::Database& database, std::string_view tenant,
                                       const Id& account) {
  const auto person = find_person(database, tenant, account);
  if (!person) return person.error();
  return has_verified(database, tenant, person->accounts);
}

matching::KnownPeople known_people(store::Database& database, std::string_view tenant) {
  return {[&database, tenant](const Id& left, const Id& right) {
            return are_one_person(database, tenant, left, right);
          },
          [&database, tenant](const Id& account) { return is_verified_person(database, tenant, account); }};
}

}  // namespace guichet::people
