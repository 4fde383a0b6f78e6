#pragma once

#include <string>
#include <vector>

#include "localize/localizer.hpp"

namespace guichet::silos {

// Something to be said to the person who started the run: a key of core/messages and what stands in it.
struct Note {
  std::string key;  // "silos.note.second_column" ...
  localize::Parameters parameters;

  std::string text(const localize::Localizer& localizer, std::string_view locale) const {
    return localizer.text(locale, key, parameters);
  }
};

// "a", "a, b", "a, b, c".
std::string join(const std::vector<std::string>& words, std::string_view separator = ", ");

// 21717 as people of that language write it: "21,717" and "21 717", the latter with a narrow no-break space.
std::string write_number(std::uint64_t number, std::string_view locale);

// A share of 1 as a percentage with one digit behind the point; "< 0.1 %" for what is less.
std::string write_percent(double share, std::string_view locale);

}  // namespace guichet::silos
