#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

struct Submission {
  Id id{};
  std::string tenant;
  std::string site;
  std::string form_id;
  std::string form_hash;
  std::string ruleset_hash;
  std::string data_hash;
  std::string core_version;
  std::optional<Id> account_id;
  std::string outcome;
  std::string codes;  // JSON array of finding codes, never values
  Bytes values_sealed;
  std::optional<Bytes> report_sealed;  // the report the client made for itself
  std::optional<Bytes> match_profile_sealed;  // what the account is matched by once it takes the values
  std::string locale;
  std::string channel;  // browser, backend, form
  Millis received_at = 0;
  std::optional<Millis> confirmed_at;
};

Status insert_submission(Transaction& transaction, const Submission& submission);

Result<std::optional<Submission>> find_submission(Database& database, std::string_view tenant, const Id& id);

// Notes when the person proved control of the address. True when it was not noted before.
Result<bool> confirm_submission(Transaction& transaction, std::string_view tenant, const Id& id, Millis now);

}  // namespace guichet::store
