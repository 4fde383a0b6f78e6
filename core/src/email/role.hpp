#pragma once

#include <string_view>

namespace guichet::email {

// Whether a local part names a function and not a person (core/data/email_roles.json), whatever its case: alone
// ("Mairie", "ne-pas-repondre"), numbered ("contact2"), or with a place or purpose behind it ("contact-lyon"). False
// while the table of disposable domains, where the names are, is missing.
bool is_role(std::string_view local);

}  // namespace guichet::email
