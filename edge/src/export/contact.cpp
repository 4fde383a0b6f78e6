#include "export/contact.hpp"

#include "contacts/profile.hpp"

namespace guichet::exporting {

std::string_view change_name(Change change) {
  static constexpr std::string_view kNames[] = {"put", "left", "erased"};
  return kNames[static_cast<std::size_t>(change)];
}

store::Result<Contact> read_contact(store::Database& database, const crypto::Keys& keys,
                                    const store::Account& account) {
  auto profile = contacts::open_profile(keys, account);
  if (!profile) return profile.error();
  auto consents = store::find_consents(database, account.tenant, account.id);
  if (!consents) return consents.error();
  auto sources = store::find_sources(database, account.tenant, account.id);
  if (!sources) return sources.error();
  return Contact{Change::kPut,        account.id,           account,
                 *std::move(profile), *std::move(consents), *std::move(sources)};
}

}  // namespace guichet::exporting
