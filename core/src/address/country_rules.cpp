#include "address/country_rules.hpp"

#include <algorithm>

#include "tables/tables.hpp"
#include "text/split.hpp"

namespace guichet::address {
namespace {

CountryRules read_line(std::string_view line) {
  const auto next = [&line] { return take_until(line, "\t"); };
  // The elements of a list in braces are evaluated in their order.
  return CountryRules{next(), next(), next(), next(), next(), next(), next(), next(), next(), next(), next()};
}

}  // namespace

CountryTable::CountryTable(std::string_view bytes) {
  while (!bytes.empty()) rules_.push_back(read_line(take_until(bytes, "\n")));
}

const CountryRules* CountryTable::find(std::string_view code) const {
  const auto found = std::lower_bound(
      rules_.begin(), rules_.end(), code,
      [](const CountryRules& rules, std::string_view wanted) { return rules.code < wanted; });
  return found != rules_.end() && found->code == code ? &*found : nullptr;
}

const CountryTable* country_table() { return index_of<CountryTable>(Table::kCountry); }

const CountryRules* find_country(std::string_view code) {
  const CountryTable* table = country_table();
  return table == nullptr ? nullptr : table->find(code);
}

}  // namespace guichet::address
