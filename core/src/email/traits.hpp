#pragma once

#include <string_view>
#include <vector>

#include "email/syntax.hpp"
#include "guichet/email_traits.hpp"
#include "guichet/finding.hpp"

namespace guichet::email {

// The traits that an address has by itself, without the form around it. Takes the parts of a well-formed address, the
// domain in lower-case ASCII; allocates nothing. Disposable domains and role names are in a table that may come later
// (tables.hpp): until then they are not seen.
EmailTraits find_traits(std::string_view local, std::string_view domain);

// Adds the findings of these traits, with their spans in the text.
void add_trait_findings(EmailTraits traits, std::string_view text, const Parts& parts, std::vector<Finding>& findings);

}  // namespace guichet::email
