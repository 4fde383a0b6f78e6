#include "guichet/address.hpp"
#include "register/french_addresses.hpp"

namespace guichet {

AddressLayout address_layout(std::string_view, std::string_view) { return {}; }

std::vector<std::string_view> address_countries() { return {}; }

std::optional<AddressNeed> address_need(std::string_view, std::string_view) { return std::nullopt; }

PostalCodeReport check_postal_code(std::string_view, std::string_view) { return {}; }

std::vector<std::string> address_label(const Address&, std::string_view) { return {}; }

namespace address_register {

std::optional<AddressVerdict> check_french_address(const Services&, const AddressInput&) { return std::nullopt; }

std::vector<RegisteredAddress> complete_french_city(const Services&, std::string_view, std::size_t) { return {}; }

std::vector<RegisteredAddress> complete_french_street(const Services&, std::string_view, std::string_view, std::string_view, std::size_t) {
  return {};
}

}  // namespace address_register
}  // namespace guichet
