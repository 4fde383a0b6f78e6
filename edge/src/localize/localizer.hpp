#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guichet::localize {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// The words of core/messages, built into the program; some of them may be replaced.
class Localizer {
 public:
  Localizer();

  // Puts a text in the place of the one built in. False, and nothing changes, when the language or the key is unknown.
  // Only before others use it.
  bool replace(std::string_view language, std::string_view key, std::string text);

  // The languages there are, "en" and "fr".
  std::vector<std::string> languages() const;

  // The language that serves a BCP 47 tag best: "fr-CA" is served by "fr", an unknown one by "en".
  std::string_view language_of(std::string_view locale) const;

  // The text of a key with its {placeholders} filled in; a key that does not exist gives the key itself, so
  // that a mistake shows and nothing breaks.
  std::string text(std::string_view locale, std::string_view key, const Parameters& parameters = {}) const;

  // Whether there is a text for that key.
  bool has(std::string_view locale, std::string_view key) const;

  // Every text whose key begins with the prefix, by the rest of its key.
  std::map<std::string, std::string> texts(std::string_view locale, std::string_view prefix,
                                           const Parameters& parameters = {}) const;

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;
  const Texts& texts_of(std::string_view locale) const;

  std::map<std::string, Texts, std::less<>> languages_;
};

}  // namespace guichet::localize
