#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// How far the log has gone into files for one choice of contacts.
struct ExportState {
  std::int64_t number = 0;
  Millis at = 0;  // of the last file
};

Result<std::optional<ExportState>> find_export_state(Database& database, std::string_view tenant,
                                                     std::string_view scope);
Status put_export_state(Transaction& transaction, std::string_view tenant, std::string_view scope,
                        const ExportState& state);

}  // namespace guichet::store
