#include "guichet/address.hpp"

namespace guichet {

AddressLayout address_layout(std::string_view, std::string_view) { return {}; }

std::vector<std::string_view> address_countries() { return {}; }

std::optional<AddressNeed> address_need(std::string_view, std::string_view) { return std::nullopt; }

PostalCodeReport check_postal_code(std::string_view, std::string_view) { return {}; }

std::vector<std::string> address_label(const Address&, std::string_view) { return {}; }

}  // namespace guichet
