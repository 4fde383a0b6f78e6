#include "store/proofs.hpp"

namespace guichet::store {
namespace {

ProofEntry read_entry(const Statement& row) {
  return {std::string(row.text(0)), row.integer(1), std::string(row.text(2)), row.array<32>(3)};
}

ProofPerson read_person(const Statement& row) {
  return {std::string(row.text(0)), row.array<16>(1), row.array<16>(2), row.bytes(3)};
}

template <class Changed>
Status done(const Changed& changed) {
  if (!changed) return changed.error();
  return Done{};
}

}  // namespace

Status insert_proof_entry(Transaction& transaction, const ProofEntry& entry) {
  return done(
      transaction->run("INSERT INTO proof_entry (tenant, sequence, content, hash) VALUES (?1, ?2, ?3, ?4)",
                       entry.tenant, entry.sequence, entry.content, entry.hash));
}

Result<std::optional<ProofEntry>> last_proof_entry(Database& database, std::string_view tenant) {
  return database.fetch_one(
      "SELECT tenant, sequence, content, hash FROM proof_entry WHERE tenant = ?1 ORDER BY sequence DESC "
      "LIMIT 1",
      read_entry, tenant);
}

Result<std::vector<ProofEntry>> find_proof_entries(Database& database, std::string_view tenant,
                                                   std::int64_t after, std::int64_t limit) {
  return database.fetch_all(
      "SELECT tenant, sequence, content, hash FROM proof_entry WHERE tenant = ?1 AND sequence > ?2"
      " ORDER BY sequence LIMIT ?3",
      read_entry, tenant, after, limit);
}

Status insert_proof_person(Transaction& transaction, const ProofPerson& person) {
  return done(transaction->run(
      "INSERT INTO proof_person (tenant, account_id, subject, key_sealed) VALUES (?1, ?2, ?3, ?4)",
      person.tenant, person.account, person.subject, person.key_sealed));
}

Result<std::optional<ProofPerson>> find_proof_person(Database& database, std::string_view tenant,
                                                     const Id& account) {
  return database.fetch_one(
      "SELECT tenant, account_id, subject, key_sealed FROM proof_person WHERE tenant = ?1 AND account_id = "
      "?2",
      read_person, tenant, account);
}

Result<std::vector<ProofPerson>> all_proof_persons(Database& database, std::string_view tenant) {
  return database.fetch_all(
      "SELECT tenant, account_id, subject, key_sealed FROM proof_person WHERE tenant = ?1 ORDER BY subject",
      read_person, tenant);
}

Status insert_proof_opening(Transaction& transaction, const ProofOpening& opening) {
  return done(transaction->run(
      "INSERT INTO proof_opening (tenant, sequence, account_id, fields_sealed) VALUES (?1, ?2, ?3, ?4)",
      opening.tenant, opening.sequence, opening.account, opening.fields_sealed));
}

Result<std::optional<ProofOpening>> find_proof_opening(Database& database, std::string_view tenant,
                                                       std::int64_t sequence) {
  return database.fetch_one(
      "SELECT tenant, sequence, account_id, fields_sealed FROM proof_opening WHERE tenant = ?1 AND sequence "
      "= ?2",
      [](const Statement& row) {
        return ProofOpening{std::string(row.text(0)), row.integer(1), row.array<16>(2), row.bytes(3)};
      },
      tenant, sequence);
}

Result<std::vector<std::int64_t>> find_opened_sequences(Database& database, std::string_view tenant,
                                                        const Id& account) {
  return database.fetch_all(
      "SELECT sequence FROM proof_opening WHERE tenant = ?1 AND account_id = ?2 ORDER BY sequence",
      [](const Statement& row) { return row.integer(0); }, tenant, account);
}

Status insert_told_head(Transaction& transaction, std::string_view tenant, const ToldHead& head) {
  return done(transaction->run("INSERT INTO proof_head (tenant, at, sequence) VALUES (?1, ?2, ?3)", tenant,
                               head.at, head.sequence));
}

Result<std::optional<ToldHead>> last_told_head(Database& database, std::string_view tenant) {
  return database.fetch_one(
      "SELECT at, sequence FROM proof_head WHERE tenant = ?1 ORDER BY at DESC LIMIT 1",
      [](const Statement& row) {
        return ToldHead{row.integer(0), row.integer(1)};
      },
      tenant);
}

}  // namespace guichet::store
