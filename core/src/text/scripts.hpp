#pragma once

#include <string_view>

#include "text/idna_table.hpp"

namespace guichet {

// Whether a word (a run of characters between ASCII signs) mixes scripts beyond the level "highly
// restrictive" of UTS 39, section 5.2: more than one script, unless they are those of Japanese, of Chinese
// with Bopomofo, or of Korean, each with Latin. Takes text that map_text gave.
bool mixes_scripts(const IdnaTable& table, std::u32string_view text);

}  // namespace guichet
