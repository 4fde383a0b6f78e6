#pragma once

#include <string>
#include <string_view>

#include "guichet/match.hpp"
#include "localize/localizer.hpp"
#include "silos/note.hpp"

namespace guichet::silos {

// The words and numbers of one language, as the parts of the report use them.
class ReportWords {
 public:
  ReportWords(const localize::Localizer& localizer, std::string_view locale)
      : localizer_(localizer), locale_(localizer.language_of(locale)) {}

  std::string text(std::string_view key, const localize::Parameters& parameters = {}) const {
    return localizer_.text(locale_, "report." + std::string(key), parameters);
  }
  std::string text(const Note& note) const { return note.text(localizer_, locale_); }
  std::string token(match::Token token) const {
    return text("token." + std::string(match::token_name(token)));
  }
  std::string field(match::Field field) const {
    return localizer_.text(locale_, "match.field." + std::string(match::field_name(field)));
  }
  std::string number(std::uint64_t number) const { return write_number(number, locale_); }
  std::string percent(double share) const { return write_percent(share, locale_); }

  // Without a digit behind the point where there is nothing to say there: "90%", "99.9%".
  std::string round_percent(double share) const;

  // "+4.1" or "−0.3", with the decimal sign of the language.
  std::string weight(double weight) const;

  const localize::Localizer& localizer() const { return localizer_; }
  const std::string& locale() const { return locale_; }

 private:
  const localize::Localizer& localizer_;
  std::string locale_;
};

// A share of 1 as a number of per cent for a style or a drawing: "12.3". What is there at all is at least
// "0.7".
std::string as_length(double share);

}  // namespace guichet::silos
