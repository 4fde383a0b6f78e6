#pragma once

#include "register/lookup.hpp"

namespace guichet::address_register {

// Whether the best hypothesis may be taken without asking, its number apart: the name must be near for its
// length, no other street may be as near, and a type that differs needs a name that is rare and a number that
// exists.
bool is_sure_street(const Ranking& ranking, const french_address::StreetLine& typed,
                    const TypedStreet& street);

// Whether number and street are written as they were typed, apart from case, accents and marks, wherever one
// ends and the other begins: 11 N Route Nationale.
bool is_as_typed(const StreetCandidate& found, const french_address::StreetLine& typed);

// Whether the street has the number that was typed, with its suffix.
bool has_typed_number(const StreetCandidate& found, const french_address::StreetLine& typed);

// Whether it may be shown to choose from: near enough for its length, and in the city that was typed where
// code and name are those of one city.
bool is_plausible(const Hypothesis& hypothesis, const Ranking& ranking, const TypedStreet& street);

// Whether the best hypothesis is one of these, and not a far cry.
bool has_plausible_street(const Ranking& ranking, const TypedStreet& street);

// The cost of the best hypothesis of another street; something far when there is none.
Cost cost_of_second(const Ranking& ranking);

// The probability of the best hypothesis among all, an unknown street included.
double certainty_of(const Ranking& ranking, const TypedStreet& street);

}  // namespace guichet::address_register
