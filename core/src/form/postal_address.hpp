#pragma once

#include <vector>

#include "form/check.hpp"

namespace guichet::form {

// Of the fields that not every country has, only those stay required that an address of this country needs;
// and where a form requires the street, they are required that it needs. The country is the one of the
// values, else the form's.
void require_by_country(const CheckRequest& request, std::vector<Field>& fields);

// Checks what takes the country and its address: the shape of the postcode, and the lines of a label, which
// are added to what was understood as "address". Addresses in France are left to its register
// (french_address.hpp), and so are those without a country where a register is at hand.
void check_postal_address(const CheckRequest& request, const std::vector<Field>& fields,
                          const Services& services, Report& report);

}  // namespace guichet::form
