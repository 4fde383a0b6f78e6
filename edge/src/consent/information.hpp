#pragma once

#include <string>
#include <vector>

#include "consent/settings.hpp"

namespace guichet::consent {

// The information of GDPR article 13 that goes with a form and with the mail that confirms it: who is
// responsible, what for, how long, which rights. Empty when the settings name no controller. `purposes`:
// their titles.
std::string information(const Settings& settings, std::string_view locale,
                        const std::vector<std::string>& purposes);

// The titles of everything that a form asks for.
std::vector<std::string> form_purposes(const forms::PublishedForm& form, std::string_view locale);

}  // namespace guichet::consent
