#pragma once

#include "register/commune.hpp"
#include "register/commune_table.hpp"

namespace guichet::registry {

// The communes that this build knows, with their former names.
const address_register::CommuneTable& known_communes();

// The same list as it was before it was written.
address_register::CommuneList list_of(const address_register::CommuneTable& table);

}  // namespace guichet::registry
