#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guichet::email {

// What was most likely meant, however likely that is.
struct DomainGuess {
  std::string_view name;
  std::string_view suffix;
  float over_unknown;  // natural logarithm of how much likelier it is than that the domain is real
  float over_second;   // and than the next best that could have been meant
  bool is_brand;       // the name is a provider's own under another real ending
};

// The guess without a judgement; nothing for a known domain and where nothing is near. Views are of the domain given
// and of the table. What is not likelier by `least` (logarithmic) than that the domain is real may be left out.
std::optional<DomainGuess> guess_domain(std::string_view domain, std::string_view country = {}, float least = 0);

struct DomainSuggestion {
  std::string domain;
  double certainty;  // 0 to 1: the share of such suggestions that are right, as far as the development data tell
  bool is_sure;      // false where the domain typed may well be somebody's, such as gmail.fr
};

// The domain that was probably meant, by a noisy channel (Kernighan, Church and Gale 1990): how many addresses a
// provider has, times how easily its domain is mistyped so, against the rival that the domain is real and merely
// unknown to us. An unknown name whose ending does not exist is mended to the likeliest ending.
// domain: lower-case ASCII, possibly malformed, at most 254 bytes. country: of the form, ISO 3166 alpha-2, or empty.
// Nothing for a known domain, when the rival is not clearly beaten, and while the table is missing; the way to
// nothing allocates nothing.
std::optional<DomainSuggestion> suggest_domain(std::string_view domain, std::string_view country = {});

}  // namespace guichet::email
