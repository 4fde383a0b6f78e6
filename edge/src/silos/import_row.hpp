#pragma once

#include <optional>
#include <string>

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "guichet/match.hpp"
#include "json/json.hpp"
#include "matching/engine.hpp"
#include "silos/column_names.hpp"
#include "silos/records.hpp"
#include "store/transaction.hpp"

namespace guichet::silos {

// A record with what the store needs to know of it; owns all its texts.
struct PreparedRow {
  std::string id;
  std::string silo;
  Json values = Json::object();  // token -> text as in the file
  match::Profile profile;
  std::string email;  // canonical; empty where there is none that can be one
};

PreparedRow prepare_row(const SourceRecord& record, const std::string& silo, const ColumnNames& known,
                        std::string_view country);

// What stays the same from row to row.
struct ImportContext {
  const crypto::Keys& keys;
  const matching::Engine* engine;  // nullptr: accounts are not compared
  std::string tenant;
  std::string locale;  // of people whose rows do not say it: the language of mails to them
};

enum class RowOutcome : std::uint8_t {
  kNew,
  kChanged,
  kUnchanged,
  kOpposed,  // the owner of its address asked to be forgotten: nothing was written
};

struct RowResult {
  RowOutcome outcome = RowOutcome::kUnchanged;
  match::Band band = match::Band::kNew;  // what matching says of a row that is not unchanged
};

// Brings a row into the store, in the transaction given. A row that is new becomes an account of its own,
// which is unverified and imported, with a source, pending claims on its mailbox and its phone that do not
// expire, and what it is matched by; then it is compared with all accounts and linked or put up for review,
// but nobody is written to. A row that was there and says the same changes nothing; one that says something
// else is a new source of its account, which takes the values unless its holder has verified it since.
// Consents are no part of this. A row whose address is on the list of oppositions stays out.
store::Result<RowResult> import_row(store::Transaction& transaction, const ImportContext& context,
                                    const PreparedRow& row, Millis now);

}  // namespace guichet::silos
