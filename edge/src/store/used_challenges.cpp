#include "store/used_challenges.hpp"

namespace guichet::store {

Result<bool> use_challenge(Transaction& transaction, std::string_view tenant, const Bytes32& hash,
                           Millis expires_at) {
  const auto used = transaction->run(
      "INSERT INTO used_challenge (tenant, hash, expires_at) VALUES (?1, ?2, ?3) ON CONFLICT (tenant, hash) "
      "DO NOTHING",
      tenant, hash, expires_at);
  if (!used) return used.error();
  return *used == 1;
}

Result<std::int64_t> purge_used_challenges(Transaction& transaction, Millis before, std::int64_t limit) {
  return transaction->run(
      "DELETE FROM used_challenge WHERE (tenant, hash) IN (SELECT tenant, hash FROM used_challenge"
      " WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
      before, limit);
}

}  // namespace guichet::store
