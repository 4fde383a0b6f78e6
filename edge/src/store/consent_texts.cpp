#include "store/consent_texts.hpp"

namespace guichet::store {
namespace {

#define GUICHET_TEXT_COLUMNS "tenant, form_id, purpose, hash, language, content, published_at, version"
#define GUICHET_FORM_COLUMNS "tenant, hash, form_id, content, published_at"

ConsentText read_text(const Statement& row) {
  return {
      std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)),
      std::string(row.text(4)), std::string(row.text(5)), row.integer(6),           row.integer(7)};
}

FormVersion read_form(const Statement& row) {
  return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
          std::string(row.text(3)), row.integer(4)};
}

}  // namespace

Status publish_text(Transaction& transaction, const ConsentText& text) {
  const auto inserted = transaction->run(
      "INSERT INTO consent_text (tenant, form_id, purpose, hash, language, content, published_at, version)"
      " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 1 + (SELECT count(*) FROM consent_text"
      " WHERE tenant = ?1 AND form_id = ?2 AND purpose = ?3 AND language = ?5)"
      " WHERE NOT EXISTS (SELECT 1 FROM consent_text"
      " WHERE tenant = ?1 AND form_id = ?2 AND purpose = ?3 AND hash = ?4)",
      text.tenant, text.form_id, text.purpose, text.hash, text.language, text.content, text.published_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Status publish_form(Transaction& transaction, const FormVersion& form) {
  const auto inserted = transaction->run(
      "INSERT INTO form_version (tenant, hash, form_id, content, published_at) VALUES (?1, ?2, ?3, ?4, ?5)"
      " ON CONFLICT (tenant, hash) DO NOTHING",
      form.tenant, form.hash, form.form_id, form.content, form.published_at);
  if (!inserted) return inserted.error();
  return Done{};
}

Result<std::optional<ConsentText>> find_text(Database& database, std::string_view tenant,
                                             std::string_view form_id, std::string_view purpose,
                                             std::string_view hash) {
  return database.fetch_one("SELECT " GUICHET_TEXT_COLUMNS
                            " FROM consent_text"
                            " WHERE tenant = ?1 AND form_id = ?2 AND purpose = ?3 AND hash = ?4",
                            read_text, tenant, form_id, purpose, hash);
}

Result<std::vector<ConsentText>> find_texts(Database& database, std::string_view tenant,
                                            std::string_view hash) {
  return database.fetch_all("SELECT " GUICHET_TEXT_COLUMNS
                            " FROM consent_text WHERE tenant = ?1 AND hash = ?2"
                            " ORDER BY published_at, form_id, purpose",
                            read_text, tenant, hash);
}

Result<std::optional<FormVersion>> find_form_version(Database& database, std::string_view tenant,
                                                     std::string_view hash) {
  return database.fetch_one("SELECT " GUICHET_FORM_COLUMNS
                            " FROM form_version WHERE tenant = ?1 AND hash = ?2",
                            read_form, tenant, hash);
}

Result<std::vector<ConsentText>> all_texts(Database& database, std::string_view tenant) {
  return database.fetch_all("SELECT " GUICHET_TEXT_COLUMNS
                            " FROM consent_text WHERE tenant = ?1"
                            " ORDER BY form_id, purpose, hash",
                            read_text, tenant);
}

Result<std::vector<FormVersion>> all_form_versions(Database& database, std::string_view tenant) {
  return database.fetch_all(
      "SELECT " GUICHET_FORM_COLUMNS " FROM form_version WHERE tenant = ?1 ORDER BY hash", read_form, tenant);
}

#undef GUICHET_TEXT_COLUMNS
#undef GUICHET_FORM_COLUMNS

}  // namespace guichet::store
