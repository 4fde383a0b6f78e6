#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guichet/finding.hpp"

namespace guichet {

struct NameReport {
  std::string normalized;  // white space folded to single spaces, none around; letters as typed
  std::vector<Finding> findings;
};

// Checks a person's or an organisation's name (UTF-8, at most 1,024 bytes). Names have no grammar: only what
// no name holds is a finding: invisible characters, links, and, for a person, e-mail addresses and digits.
NameReport check_person_name(std::string_view text);
NameReport check_organization_name(std::string_view text);

}  // namespace guichet
