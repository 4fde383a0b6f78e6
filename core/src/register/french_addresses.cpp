#include "register/french_addresses.hpp"

#include <deque>

#include "register/completion.hpp"
#include "tables/street_files.hpp"
#include "tables/tables.hpp"

namespace guichet::address_register {
namespace {

// The communes of a table, ready to be searched.
class CommuneIndex {
 public:
  explicit CommuneIndex(std::string_view table) : communes_(CommuneTable::read(table, {})) {
    if (communes_) cities_.emplace(*communes_);
  }

  const CityIndex* cities() const { return cities_ ? &*cities_ : nullptr; }

 private:
  std::optional<CommuneTable> communes_;
  std::optional<CityIndex> cities_;
};

// The street files that have been added so far, each opened once. Files are added by a page's only thread.
const std::deque<Register>& added_streets() {
  static std::deque<Register> opened;
  static std::size_t seen = 0;
  for (const auto& files = street_files(); seen < files.size(); ++seen) {
    if (auto one = Register::open(files[seen])) opened.push_back(*std::move(one));
  }
  return opened;
}

Sources built_in_sources() {
  const CommuneIndex* index = index_of<CommuneIndex>(Table::kCommune);
  Sources sources;
  if (index == nullptr || index->cities() == nullptr) return sources;
  sources.cities = index->cities();
  for (const Register& streets : added_streets()) sources.streets.push_back(&streets);
  return sources;
}

template <class Use>
auto with_sources(const Services& services, Use use) -> decltype(use(AddressBook(Sources{}))) {
  if (services.addresses != nullptr) return use(*services.addresses);
  Sources sources = built_in_sources();
  if (sources.cities == nullptr) return {};
  return use(AddressBook(std::move(sources), true));
}

}  // namespace

std::optional<AddressVerdict> check_french_address(const Services& services, const AddressInput& input) {
  return with_sources(services, [&](const AddressBook& book) { return std::optional(book.check(input)); });
}

std::vector<RegisteredAddress> complete_french_city(const Services& services, std::string_view text,
                                                    std::size_t limit) {
  return with_sources(
      services, [&](const AddressBook& book) { return complete_city(*book.sources().cities, text, limit); });
}

std::vector<RegisteredAddress> complete_french_street(const Services& services, std::string_view text,
                                                      std::string_view postal_code, std::string_view city,
                                                      std::size_t limit) {
  return with_sources(services, [&](const AddressBook& book) {
    return complete_street(book.sources(), text, postal_code, city, limit);
  });
}

}  // namespace guichet::address_register
