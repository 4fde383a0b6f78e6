#pragma once

#include <string>
#include <vector>

#include "guichet/finding.hpp"
#include "phone/reading.hpp"

namespace guichet::phone {

// What is to be said of a reading. text is what was read, country the form's; every span covers `size` bytes.
// The first finding is the one that helps most; what explains a verdict is as severe as the verdict.
std::vector<Finding> findings_about(const Reading& reading, const std::string& text,
                                    const std::string& country, std::size_t size);

// The suggestion among them, or nothing.
std::optional<std::string> suggestion_in(const std::vector<Finding>& findings);

}  // namespace guichet::phone
