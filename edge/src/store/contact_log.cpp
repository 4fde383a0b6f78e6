#include "store/contact_log.hpp"

namespace guichet::store {

Result<bool> insert_contact(Transaction& transaction, const Contact& contact) {
  const auto inserted = transaction->run(
      "INSERT INTO contact_log (tenant, message_ix, account_id, kind, channel, at) VALUES (?1, ?2, ?3, ?4, "
      "?5, ?6)"
      " ON CONFLICT (tenant, message_ix) DO NOTHING",
      contact.tenant, contact.message_ix, contact.account, contact.kind, contact.channel, contact.at);
  if (!inserted) return inserted.error();
  return *inserted == 1;
}

Result<std::vector<ContactCount>> count_contacts(Database& database, std::string_view tenant,
                                                 const Id& account, Millis recent, Millis since) {
  return database.fetch_all(
      "SELECT kind, channel, sum(CASE WHEN at > ?3 THEN 1 ELSE 0 END), count(*) FROM contact_log"
      " WHERE tenant = ?1 AND account_id = ?2 AND at > ?4 GROUP BY kind, channel ORDER BY kind, channel",
      [](const Statement& row) {
        return ContactCount{std::string(row.text(0)), std::string(row.text(1)), row.integer(2),
                            row.integer(3)};
      },
      tenant, account, recent, since);
}

Result<std::vector<Millis>> find_contact_times(Database& database, std::string_view tenant, const Id& account,
                                               std::string_view kind, Millis since, std::int64_t limit) {
  return database.fetch_all(
      "SELECT at FROM contact_log WHERE tenant = ?1 AND account_id = ?2 AND (?3 = '' OR kind = ?3) AND at > "
      "?4"
      " ORDER BY at DESC LIMIT ?5",
      [](const Statement& row) { return row.integer(0); }, tenant, account, kind, since, limit);
}

Result<std::int64_t> purge_contacts(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM contact_log WHERE (tenant, message_ix) IN ("
      " SELECT tenant, message_ix FROM contact_log WHERE at < ?1 ORDER BY at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
