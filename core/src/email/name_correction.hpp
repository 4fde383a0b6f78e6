#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "email/local_words.hpp"
#include "email/name_forms.hpp"
#include "email/slip.hpp"

namespace guichet::email {

// What makes a name of a local part that is one slip away from it.
struct Correction {
  Slip slip;    // its place counts the letters of the whole local part
  char letter;  // that belongs there
};

// For a local part made of both names, one of them (or its initial) as it is and the other one of five letters or more
// with one slip; or of one such name alone. "dupnot", "jean.dupnot" and "jdupnot" for Jean Dupont.
std::optional<Correction> find_correction(const LocalWords& words, const NameForms& names);

// The local part with its slip mended; all else stays, also the case.
std::string apply(const Correction& correction, const LocalWords& words, std::string_view local);

}  // namespace guichet::email
