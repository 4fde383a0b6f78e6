#pragma once

#include <optional>
#include <string_view>

namespace guichet::email {

struct DomainSuggestion {
  std::string_view domain;
  double certainty;  // 0 to 1: how sure it is that this provider was meant
};

// The common provider whose name was probably meant, by a noisy channel: how common the provider is, times
// how likely the slip, against the rival that the domain is real and merely unknown to us. Takes a lower-case
// domain; gives nothing for a known domain and when the rival is not clearly beaten.
std::optional<DomainSuggestion> suggest_domain(std::string_view domain);

}  // namespace guichet::email
