#include "contacts/profile.hpp"

#include "crypto/seal.hpp"

namespace guichet::contacts {

store::Result<Json> open_profile(const crypto::Keys& keys, const store::Account& account) {
  const auto text =
      crypto::open(keys, account.profile_sealed, {account.tenant, "account.profile", account.id});
  auto values = text ? parse_json(*text) : Result<Json>(Error{Errc::kJsonSyntax});
  if (!values) return store::StoreError{store::StoreErrc::kCorrupt, "account.profile does not open"};
  return *std::move(values);
}

}  // namespace guichet::contacts
