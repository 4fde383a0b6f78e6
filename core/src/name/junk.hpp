#pragma once

#include <optional>
#include <vector>

#include "guichet/name.hpp"
#include "name/words.hpp"

namespace guichet {

struct Junk {
  Code code;
  Span span;
};

// What was typed in order to type something: a word that stands for no name ("n/a", "inconnu", "test"), signs
// without a letter ("...", "-"), keys run along or held down. Words that are family names too (Test, Null,
// None) are junk only where no family name is asked for.
std::optional<Junk> find_junk(const std::vector<NameWord>& words, NamePart part);

}  // namespace guichet
