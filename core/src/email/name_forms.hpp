#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::email {

// How a person's names are written in a local part: lower-case ASCII letters only.
struct NameForms {
  std::vector<std::string> given;     // jeanpierre, jean, pierre
  std::vector<std::string> initials;  // jp, j
  std::vector<std::string> family;    // delatour, tour
};

// Takes the names as typed, UTF-8. A name with letters that have no ASCII spelling, or with more
// than six words, has no forms.
NameForms make_name_forms(std::string_view given, std::string_view family);

// Whether the predicate holds for one of the ways to write both names (or initials) side by side.
template <class Predicate>
bool any_pair(const NameForms& names, Predicate is_right) {
  const auto is_any = [&](const std::vector<std::string>& givens) {
    return std::any_of(givens.begin(), givens.end(), [&](const std::string& given) {
      return std::any_of(names.family.begin(), names.family.end(),
                         [&](const std::string& family) { return is_right(given, family); });
    });
  };
  return is_any(names.given) || is_any(names.initials);
}

}  // namespace guichet::email
