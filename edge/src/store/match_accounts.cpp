#include "store/match_accounts.hpp"

namespace guichet::store {
namespace {

constexpr std::size_t kHeadBytes = 4;
constexpr int kTailBits = 63 - 8 * static_cast<int>(kHeadBytes);

MatchAccount read_match_account(const Statement& row) {
  return MatchAccount{row.integer(0), row.array<16>(1), row.bytes(2)};
}

// The first 32 of the 63 bits of each key.
Bytes heads_of(const std::vector<std::int64_t>& keys) {
  Bytes heads;
  heads.reserve(keys.size() * kHeadBytes);
  for (const std::int64_t key : keys) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      heads.push_back(static_cast<std::uint8_t>(key >> kTailBits >> shift));
    }
  }
  return heads;
}

std::int64_t read_head(ByteView heads, std::size_t at) {
  std::int64_t head = 0;
  for (std::size_t i = 0; i < kHeadBytes; ++i) head = head << 8 | heads[at + i];
  return head << kTailBits;
}

// A few accounts share a key's head by chance, so that each is found by reading a row or two.
Status delete_keys(Transaction& transaction, std::int64_t number, ByteView heads) {
  for (std::size_t at = 0; at + kHeadBytes <= heads.size(); at += kHeadBytes) {
    const std::int64_t first = read_head(heads, at);
    const auto deleted =
        transaction->run("DELETE FROM match_key WHERE key BETWEEN ?1 AND ?2 AND account_number = ?3", first,
                         first + ((std::int64_t{1} << kTailBits) - 1), number);
    if (!deleted) return deleted.error();
  }
  return Done{};
}

struct Known {
  std::int64_t number = 0;
  Bytes heads;
};

Result<std::optional<Known>> find_known(Database& database, std::string_view tenant, const Id& account_id) {
  return database.fetch_one(
      "SELECT number, keys_head FROM match_account WHERE account_id = ?1 AND tenant = ?2",
      [](const Statement& row) {
        return Known{row.integer(0), row.bytes(1)};
      },
      account_id, tenant);
}

// The number the account has, without its old keys; a new one when it has none.
Result<std::int64_t> number_for(Transaction& transaction, const MatchEntry& entry) {
  const auto known = find_known(transaction, entry.tenant, entry.account_id);
  if (!known) return known.error();
  if (*known) {
    if (const Status deleted = delete_keys(transaction, (*known)->number, (*known)->heads); !deleted) {
      return deleted.error();
    }
    return (*known)->number;
  }
  const auto last = last_match_number(transaction);
  if (!last) return last;
  return *last + 1;
}

}  // namespace

Status put_match_account(Transaction& transaction, const MatchEntry& entry) {
  const auto number = number_for(transaction, entry);
  if (!number) return number.error();
  const auto put = transaction->run(
      "INSERT INTO match_account (number, tenant, account_id, profiles_sealed, keys_head, created_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (number) DO UPDATE"
      " SET profiles_sealed = excluded.profiles_sealed, keys_head = excluded.keys_head",
      *number, entry.tenant, entry.account_id, entry.profiles_sealed, heads_of(entry.keys), entry.created_at);
  if (!put) return put.error();
  for (const std::int64_t key : entry.keys) {
    const auto inserted =
        transaction->run("INSERT INTO match_key (key, account_number) VALUES (?1, ?2)", key, *number);
    if (!inserted) return inserted.error();
  }
  return Done{};
}

Status remove_match_account(Transaction& transaction, std::string_view tenant, const Id& account_id) {
  const auto known = find_known(transaction, tenant, account_id);
  if (!known) return known.error();
  if (!*known) return Done{};
  if (Status deleted = delete_keys(transaction, (*known)->number, (*known)->heads); !deleted) return deleted;
  const auto deleted = transaction->run("DELETE FROM match_account WHERE number = ?1", (*known)->number);
  if (!deleted) return deleted.error();
  return Done{};
}

Status find_match_numbers(Database& database, std::int64_t key, std::int64_t limit,
                          std::vector<std::int64_t>& numbers) {
  auto rows = database.query("SELECT account_number FROM match_key WHERE key = ?1 LIMIT ?2", key, limit);
  if (!rows) return rows.error();
  while (true) {
    const auto row = rows->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    numbers.push_back(rows->integer(0));
  }
}

Result<std::optional<MatchAccount>> find_match_account(Database& database, std::string_view tenant,
                                                       std::int64_t number) {
  return database.fetch_one(
      "SELECT number, account_id, profiles_sealed FROM match_account WHERE number = ?1 AND tenant = ?2",
      read_match_account, number, tenant);
}

Result<std::vector<MatchAccount>> list_match_accounts(Database& database, std::string_view tenant,
                                                      std::int64_t after, std::int64_t limit) {
  return database.fetch_all(
      "SELECT number, account_id, profiles_sealed FROM match_account WHERE number > ?1 AND tenant = ?2"
      " ORDER BY number LIMIT ?3",
      read_match_account, after, tenant, limit);
}

Result<std::int64_t> last_match_number(Database& database) {
  const auto last = database.fetch_one("SELECT max(number) FROM match_account",
                                       [](const Statement& row) { return row.integer(0); });
  if (!last) return last.error();
  return last->value_or(0);
}

}  // namespace guichet::store
