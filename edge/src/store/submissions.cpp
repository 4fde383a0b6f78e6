#include "store/submissions.hpp"

namespace guichet::store {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO submission (tenant, id, site, form_id, form_hash, ruleset_hash, data_hash, core_version, account_id,"
    " outcome, codes, values_sealed, report_sealed, locale, channel, received_at, confirmed_at,"
    " match_profile_sealed, has_consents)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";

constexpr std::string_view kFind =
    "SELECT tenant, id, site, form_id, form_hash, ruleset_hash, data_hash, core_version, account_id,"
    " outcome, codes, values_sealed, report_sealed, locale, channel, received_at, confirmed_at,"
    " match_profile_sealed, has_consents FROM submission WHERE tenant = ?1 AND id = ?2";

Submission read_submission(const Statement& row) {
  Submission submission;
  submission.tenant = row.text(0);
  submission.id = row.array<16>(1);
  submission.site = row.text(2);
  submission.form_id = row.text(3);
  submission.form_hash = row.text(4);
  submission.ruleset_hash = row.text(5);
  submission.data_hash = row.text(6);
  submission.core_version = row.text(7);
  if (!row.is_null(8)) submission.account_id = row.array<16>(8);
  submission.outcome = row.text(9);
  submission.codes = row.text(10);
  submission.values_sealed = row.bytes(11);
  if (!row.is_null(12)) submission.report_sealed = row.bytes(12);
  submission.locale = row.text(13);
  submission.channel = row.text(14);
  submission.received_at = row.integer(15);
  submission.confirmed_at = row.optional_integer(16);
  if (!row.is_null(17)) submission.match_profile_sealed = row.bytes(17);
  submission.has_consents = row.integer(18) != 0;
  return submission;
}

Source read_source(const Statement& row) {
  return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)),
          row.integer(4),           row.integer(5),           row.integer(6),           row.integer(7),
          {}};
}

}  // namespace

Status insert_submission(Transaction& transaction, const Submission& submission) {
  const auto inserted = transaction->run(
      kInsert, submission.tenant, submission.id, submission.site, submission.form_id, submission.form_hash,
      submission.ruleset_hash, submission.data_hash, submission.core_version, submission.account_id,
      submission.outcome, submission.codes, submission.values_sealed, submission.report_sealed, submission.locale,
      submission.channel, submission.received_at, submission.confirmed_at, submission.match_profile_sealed,
      std::int64_t{submission.has_consents});
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<Submission>> find_submission(Database& database, std::string_view tenant, const Id& id) {
  return database.fetch_one(kFind, read_submission, tenant, id);
}

Result<std::vector<Source>> find_sources(Database& database, std::string_view tenant, const Id& account_id,
                                         std::int64_t limit) {
  auto sources = database.fetch_all(
      "SELECT site, form_id, locale, channel, min(received_at), max(received_at), count(*), count(confirmed_at)"
      " FROM submission WHERE tenant = ?1 AND account_id = ?2 GROUP BY site, form_id, locale, channel"
      " ORDER BY min(received_at), site, form_id, locale, channel LIMIT ?3",
      read_source, tenant, account_id, limit);
  if (!sources) return sources;
  for (Source& source : *sources) {
    auto ids = database.fetch_all(
        "SELECT id FROM (SELECT id FROM submission WHERE tenant = ?1 AND account_id = ?2 AND site = ?3"
        " AND form_id = ?4 AND locale = ?5 AND channel = ?6 ORDER BY id DESC LIMIT ?7) AS newest ORDER BY id",
        [](const Statement& row) { return row.array<16>(0); }, tenant, account_id, source.site, source.form_id,
        source.locale, source.channel, limit);
    if (!ids) return ids.error();
    source.submissions = *std::move(ids);
  }
  return sources;
}

Result<std::vector<SourceTotal>> sum_up_sources(Database& database, std::string_view tenant, std::int64_t limit) {
  return database.fetch_all(
      "SELECT site, form_id, channel, count(*), count(confirmed_at), count(DISTINCT account_id), max(received_at)"
      " FROM submission WHERE tenant = ?1 GROUP BY site, form_id, channel ORDER BY site, form_id, channel LIMIT ?2",
      [](const Statement& row) {
        return SourceTotal{std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                           row.integer(3),           row.integer(4),           row.integer(5),
                           row.integer(6)};
      },
      tenant, limit);
}

Result<std::string> find_account_locale(Database& database, std::string_view tenant, const Id& account_id) {
  auto locale = database.fetch_one(
      "SELECT locale FROM submission WHERE tenant = ?1 AND account_id = ?2"
      " ORDER BY confirmed_at IS NULL, received_at DESC LIMIT 1",
      [](const Statement& row) { return std::string(row.text(0)); }, tenant, account_id);
  if (!locale) return locale.error();
  return locale->value_or("");
}

Result<bool> confirm_submission(Transaction& transaction, std::string_view tenant, const Id& id, Millis now) {
  const auto changed = transaction->run(
      "UPDATE submission SET confirmed_at = ?3 WHERE tenant = ?1 AND id = ?2 AND confirmed_at IS NULL", tenant, id,
      now);
  if (!changed) return changed.error();
  return *changed == 1;
}

}  // namespace guichet::store
