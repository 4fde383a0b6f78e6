#pragma once

#include <string>
#include <string_view>

namespace guichet::french_address {

// How a French word sounds, coarsely, for comparing the spellings of street and city names: ph is f, eau and
// aux are o, ain, ein and in are one sound, double letters and mute endings are gone. Finer than phonex
// (text/phonex.hpp), which makes one letter of b, f and v: a street must not become another one. Takes
// lower-case ASCII; digits stay.
std::string sound_of(std::string_view word);

}  // namespace guichet::french_address
