#include "guichet/name.hpp"
#include "text/phonex.hpp"

namespace guichet {

std::string french_phonetic_key(std::string_view folded) { return phonex(folded); }

}  // namespace guichet
