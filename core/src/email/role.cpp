#include "email/role.hpp"

#include "tables/hashed_set.hpp"
#include "tables/tables.hpp"
#include "text/ascii.hpp"

namespace guichet::email {
namespace {

// Shorter, a name in pieces ("r.h") or with a number ("info75") may be somebody's initials and a year.
constexpr std::size_t kShortestInPieces = 7;
constexpr std::size_t kShortestNumbered = 5;

bool is_separator(char c) { return c == '.' || c == '-' || c == '_'; }

std::string_view without_number(std::string_view word) {
  std::string_view name = word;
  while (!name.empty() && is_ascii_digit(name.back())) name.remove_suffix(1);
  return name.size() >= kShortestNumbered ? name : word;
}

// The same names in pieces too: "service.client", "no_reply".
bool is_listed(const HashedSet& table, std::string_view name) {
  KeyHash key;
  std::size_t letters = 0;
  for (const char c : name) {
    if (is_separator(c)) continue;
    key.add(to_ascii_lower(c));
    ++letters;
  }
  const bool is_in_pieces = letters < name.size();
  if (is_in_pieces && letters < kShortestInPieces) return false;
  return table.has(key.add('@'));
}

bool begins_role(const HashedSet& table, std::string_view local) {
  KeyHash key;
  for (std::size_t at = 0; at < local.size(); ++at) {
    if (is_separator(local[at])) return at + 1 < local.size() && table.has(key.add("-@"));
    key.add(to_ascii_lower(local[at]));
  }
  return false;
}

}  // namespace

bool is_role(std::string_view local) {
  const HashedSet table(find_table(Table::kDisposable));
  return is_listed(table, without_number(local)) || begins_role(table, local);
}

}  // namespace guichet::email
