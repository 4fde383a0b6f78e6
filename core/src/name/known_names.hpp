#pragma once

#include <string_view>

namespace guichet {

// Whether the folded name (hyphens kept) is one of the frequent given names that are no family names, or the
// reverse: core/data/known_names.json. False says nothing.
bool is_known_given_name(std::string_view folded);
bool is_known_family_name(std::string_view folded);

}  // namespace guichet
