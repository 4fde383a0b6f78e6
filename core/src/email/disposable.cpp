#include "email/disposable.hpp"

#include "tables/hashed_set.hpp"
#include "tables/tables.hpp"

namespace guichet::email {
namespace {

constexpr int kMostSteps = 3;

}  // namespace

bool is_disposable(std::string_view domain) {
  const HashedSet curated(find_table(Table::kDisposable));
  const HashedSet long_list(find_table(Table::kDisposableLong));
  for (int step = 0; step < kMostSteps; ++step) {
    const std::size_t dot = domain.find('.');
    if (dot == std::string_view::npos) return false;
    const KeyHash key = KeyHash().add(domain);
    if (curated.has(key) || long_list.has(key)) return true;
    domain.remove_prefix(dot + 1);
  }
  return false;
}

}  // namespace guichet::email
