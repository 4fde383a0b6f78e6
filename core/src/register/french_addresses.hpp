#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "guichet/services.hpp"
#include "register/verdict.hpp"

namespace guichet::address_register {

// What the rest of the core asks about addresses in France. Without a register among the services, the
// communes that are built in, or that the page has added, are what is known, and the streets that the page
// has added. Nothing where not even those are there, nor in a build without this part
// (guichet_address_unchecked).
std::optional<AddressVerdict> check_french_address(const Services& services, const AddressInput& input);

std::vector<RegisteredAddress> complete_french_city(const Services& services, std::string_view text,
                                                    std::size_t limit);

std::vector<RegisteredAddress> complete_french_street(const Services& services, std::string_view text,
                                                      std::string_view postal_code, std::string_view city,
                                                      std::size_t limit);

}  // namespace guichet::address_register
