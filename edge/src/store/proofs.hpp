#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// One entry of the chain of proofs: only ever added.
struct ProofEntry {
  std::string tenant;
  std::int64_t sequence = 0;  // 1, 2, 3 ... without a gap
  std::string content;
  Bytes32 hash{};
};

// What the chain calls an account, and the sealed key of what it says of the person.
struct ProofPerson {
  std::string tenant;
  Id account{};
  Id subject{};
  Bytes key_sealed;
};

// The personal fields of an entry in clear, sealed.
struct ProofOpening {
  std::string tenant;
  std::int64_t sequence = 0;
  Id account{};
  Bytes fields_sealed;
};

// kConstraint when the sequence is taken.
Status insert_proof_entry(Transaction& transaction, const ProofEntry& entry);
Result<std::optional<ProofEntry>> last_proof_entry(Database& database, std::string_view tenant);
// The entries after a sequence, in their order, at most `limit`.
Result<std::vector<ProofEntry>> find_proof_entries(Database& database, std::string_view tenant,
                                                   std::int64_t after, std::int64_t limit);

Status insert_proof_person(Transaction& transaction, const ProofPerson& person);
Result<std::optional<ProofPerson>> find_proof_person(Database& database, std::string_view tenant,
                                                     const Id& account);
Result<std::vector<ProofPerson>> all_proof_persons(Database& database, std::string_view tenant);

Status insert_proof_opening(Transaction& transaction, const ProofOpening& opening);
Result<std::optional<ProofOpening>> find_proof_opening(Database& database, std::string_view tenant,
                                                       std::int64_t sequence);

// The entries that say something of an account in clear, in their order.
Result<std::vector<std::int64_t>> find_opened_sequences(Database& database, std::string_view tenant,
                                                        const Id& account);

// When the head was last told, and which.
struct ToldHead {
  Millis at = 0;
  std::int64_t sequence = 0;
};
Status insert_told_head(Transaction& transaction, std::string_view tenant, const ToldHead& head);
Result<std::optional<ToldHead>> last_told_head(Database& database, std::string_view tenant);

}  // namespace guichet::store
