#pragma once

#include <string>
#include <string_view>

namespace guichet::match {

struct StreetForm {
  std::string house_number;  // digits
  std::string street;        // the words in one, without number and articles
};

// What two ways to write a street have in common (UTF-8): "12 bis, R. de la Paix" is number 12 and "ruepaix".
StreetForm fold_street(std::string_view line);

// A text of several words as one: folded, letters and digits only.
std::string fold_compact(std::string_view text);

// The same for a city: "St-Étienne Cedex 2" is "saintetienne".
std::string fold_city(std::string_view text);

}  // namespace guichet::match
