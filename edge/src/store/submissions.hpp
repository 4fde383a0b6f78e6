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
  bool has_consents = false;  // whether it ticked anything
};

Status insert_submission(Transaction& transaction, const Submission& submission);

Result<std::optional<Submission>> find_submission(Database& database, std::string_view tenant, const Id& id);

// Where an account's submissions came from: one place, form, language and channel, with the times and the number.
struct Source {
  std::string site;
  std::string form_id;
  std::string locale;
  std::string channel;
  Millis first_at = 0;
  Millis last_at = 0;
  std::int64_t count = 0;
  std::int64_t confirmed = 0;  // of these
  std::vector<Id> submissions;  // the newest, in the order of their ids
};

// The sources of an account, the oldest first, at most `limit`, each with at most `limit` submissions.
Result<std::vector<Source>> find_sources(Database& database, std::string_view tenant, const Id& account_id,
                                         std::int64_t limit = 100);

// What came from one site, form and channel in all.
struct SourceTotal {
  std::string site;
  std::string form_id;
  std::string channel;
  std::int64_t submissions = 0;
  std::int64_t confirmed = 0;  // of these
  std::int64_t accounts = 0;   // that these led to
  Millis last_at = 0;
};

// The sources of a tenant in their order; there are as many as sites and forms, so all of them, at most `limit`.
Result<std::vector<SourceTotal>> sum_up_sources(Database& database, std::string_view tenant,
                                                std::int64_t limit = 10'000);

// The language of the account's newest submission, a confirmed one if there is any; empty when there is none.
Result<std::string> find_account_locale(Database& database, std::string_view tenant, const Id& account_id);

// Notes when the person proved control of the address. True when it was not noted before.
Result<bool> confirm_submission(Transaction& transaction, std::string_view tenant, const Id& id, Millis now);

}  // namespace guichet::store
