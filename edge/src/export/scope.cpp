#include "export/scope.hpp"

#include "contacts/segment.hpp"
#include "crypto/ids.hpp"

namespace guichet::exporting {

using store::AccountFilter;

store::Result<std::optional<AccountFilter>> chosen(store::Database& database, std::string_view tenant,
                                                   std::string_view scope, Millis now) {
  if (scope == "confirmed") return std::optional(AccountFilter{AccountFilter::Kind::kVerified, {}, true});
  const auto id = crypto::parse_id(scope);
  if (!id) return std::optional<AccountFilter>();
  const auto segment = store::find_segment(database, tenant, *id);
  if (!segment) return segment.error();
  if (!*segment) return std::optional<AccountFilter>();
  auto filter = contacts::filter_of(**segment, now);
  if (!filter) return filter.error();
  return std::optional(*std::move(filter));
}

}  // namespace guichet::exporting
