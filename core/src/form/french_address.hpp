#pragma once

#include <string>

#include "form/check.hpp"
#include "guichet/services.hpp"

namespace guichet::form {

// Whether addresses of the country stand in the register of France: France itself, its overseas parts,
// Monaco.
bool is_in_french_register(std::string_view country);

// Holds the address of the request against the register: adds what was understood as "address", and one
// finding where the person should look again. Nothing where no register and no communes are at hand.
void check_french_address(const CheckRequest& request, const Services& services, Report& report);

}  // namespace guichet::form
