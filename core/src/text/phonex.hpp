#pragma once

#include <string>
#include <string_view>

namespace guichet {

// The sound of a French word in a few letters and digits: Frédéric Brouard, "Phonex" (1999), in "L'art des
// Soundex" (sqlpro.developpez.com), steps 1 to 16; what its last two steps make a number of stays a string.
// Digits stand for the sounds an (1), oua and oi (2), ou (3), in (4) and ch (5). Two things are as the paper
// means rather than as it lists them: sch and qu are taken before ch and q, and sc is s only before e and i,
// so that Pascal keeps its k. Takes lower-case ASCII; all but letters is skipped. Words that sound alike have
// mostly one key: Dupont and Dupond.
std::string phonex(std::string_view word);

}  // namespace guichet
