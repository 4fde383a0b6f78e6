#pragma once

#include <string>
#include <string_view>

namespace guichet::email {

// The address that is left of a malformed one when everything is taken away that does not belong to it: white space,
// brackets around it, "mailto:", a second @, dots beside the @ or twice in a row, punctuation at the end; a comma
// between two parts of the domain becomes a dot, and "(at)" and the full-width ＠ an @. The same text when there is
// nothing of it. Takes UTF-8 of at most 1,024 bytes.
std::string tidy_address(std::string_view text);

}  // namespace guichet::email
