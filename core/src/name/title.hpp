#pragma once

#include <cstddef>
#include <vector>

#include "guichet/name.hpp"
#include "name/words.hpp"

namespace guichet {

// How many words at the head of a name are titles ("Mme", "Prof. Dr."). Never all of them: a title alone may
// be a name. "M." is one where French is written, unless a given name is asked for, which it may abbreviate.
std::size_t count_titles(const std::vector<NameWord>& words, const NameContext& context);

// Whether the word is made of letters with a dot after each: "J.", "J.-P.", "T.S.".
bool is_initials(const NameWord& word);

}  // namespace guichet
