#include "matching/index.hpp"

#include <algorithm>

#include "crypto/match_index.hpp"
#include "store/match_accounts.hpp"

namespace guichet::matching {
namespace {

void add_keys(const crypto::MatchIndex& index, const match::Profile& profile,
              std::vector<std::int64_t>& numbers) {
  for (const match::Key& key : match::blocking_keys(profile)) {
    if (key.kind == match::KeyKind::kTel) continue;  // the end of a number finds all that the number finds
    const std::int64_t number = index.key(static_cast<std::uint8_t>(key.kind), key.text);
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
  }
}

}  // namespace

std::vector<std::int64_t> index_keys(const crypto::Keys& keys, std::string_view tenant,
                                     const match::Profile& profile) {
  std::vector<std::int64_t> numbers;
  add_keys(crypto::MatchIndex(keys, tenant), profile, numbers);
  return numbers;
}

store::Status index_account(store::Transaction& transaction, const crypto::Keys& keys,
                            std::string_view tenant, const Id& account, const Profiles& profiles,
                            Millis now) {
  store::MatchEntry entry{
      std::string(tenant), account, seal_profiles(keys, tenant, account, profiles), {}, now};
  const crypto::MatchIndex index(keys, tenant);
  for (const match::Profile& profile : profiles) add_keys(index, profile, entry.keys);
  return store::put_match_account(transaction, entry);
}

}  // namespace guichet::matching
