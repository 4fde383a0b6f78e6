#include "name/known_names.hpp"

#include "text/ascii.hpp"
#include "text/split.hpp"
#include "text/string_set.hpp"

namespace guichet {
namespace {

#include "known_names.inc"

StringSet make_set(std::string_view list) { return StringSet(split_words(trim_ascii(list))); }

}  // namespace

bool is_known_given_name(std::string_view folded) {
  static const StringSet names = make_set(kGivenNames);
  return names.contains(folded);
}

bool is_known_family_name(std::string_view folded) {
  static const StringSet names = make_set(kFamilyNames);
  return names.contains(folded);
}

}  // namespace guichet
