#pragma once

#include "store/account_filter.hpp"

namespace guichet::exporting {

// Which contacts are chosen: by "confirmed", or by the id of a segment as it is now. Nothing when there is no
// such segment.
store::Result<std::optional<store::AccountFilter>> chosen(store::Database& database, std::string_view tenant,
                                                          std::string_view scope, Millis now);

}  // namespace guichet::exporting
