#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// A row of a file that was brought in, and the account it became.
struct ImportRow {
  std::string tenant;
  std::string silo;
  Bytes32 row_ix{};      // blind index of its id in that silo
  Bytes32 content_ix{};  // blind index of what it said when it was last read
  Id account_id{};
  Millis imported_at = 0;
};

Result<std::optional<ImportRow>> find_import_row(Database& database, std::string_view tenant,
                                                 std::string_view silo, const Bytes32& row_ix);

// Adds the row, or replaces what it said.
Status put_import_row(Transaction& transaction, const ImportRow& row);

}  // namespace guichet::store
