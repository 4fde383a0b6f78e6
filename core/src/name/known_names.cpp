#include "name/known_names.hpp"

#include "text/word_list.hpp"

namespace guichet {
namespace {

#include "known_names.inc"

}  // namespace

bool is_known_given_name(std::string_view folded) { return has_word(kGivenNames, folded); }
bool is_known_family_name(std::string_view folded) { return has_word(kFamilyNames, folded); }

}  // namespace guichet
