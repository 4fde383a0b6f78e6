#pragma once

#include <string>
#include <vector>

#include "localize/templates.hpp"

namespace guichet::mail {

// Renders every kind of mail in every language with test data and says what is wrong, each with the file, the kind and
// the language; nothing when all is well. A text or HTML part may not lack its link with the address to be read, its
// code, the purposes, the information on data, the ways out, or the words for those who did not ask; the HTML part not
// its language; no tag may be unknown, and nothing in it that mail programs block (html_text.hpp).
std::vector<std::string> check_templates(const localize::Templates& templates);

}  // namespace guichet::mail
