#pragma once

#include <string_view>

namespace guichet::email {

// The provider of a domain, e.g. "outlook" for hotmail.fr; empty when it is none that we know, or while the table of
// the suggestions is missing. Takes the domain in lower-case ASCII.
std::string_view find_family(std::string_view domain);

}  // namespace guichet::email
