#pragma once

#include <string_view>

#include "email/mail_directory.hpp"

namespace guichet::email {

// That there was a slip at all; what kind of slip it was costs more.
inline constexpr float kSlip = 3.2F;

// One way to explain the domain that was typed: another was meant. Scores are natural logarithms of probabilities.
struct Hypothesis {
  float score = -1e9F;
  std::string_view name;  // of the domain that was meant
  std::string_view suffix;
};

// The best two of all that were weighed.
struct Weighed {
  Hypothesis best;
  float second = -1e9F;  // score of the best one with another domain

  void add(const Hypothesis& hypothesis);
};

// A domain as typed, cut in both ways that make sense.
struct Typed {
  std::string_view domain;
  DomainParts parts;         // at its public suffix; at its first dot when it has none that exists
  DomainParts first_dot;     // at its first dot
  bool is_possible = false;  // it has a suffix that exists
  std::string_view country;  // of the form
  float least = 0;           // a hypothesis with a lower score need not be weighed
};

Typed read_typed(const MailDirectory& directory, std::string_view domain, std::string_view country);

// A provider's domain was meant.
void weigh_providers(const MailDirectory& directory, const Typed& typed, Weighed& weighed);

// A domain that we do not know was meant, under another ending.
void weigh_endings(const MailDirectory& directory, const Typed& typed, Weighed& weighed);

// An address of a domain that we do not know, whose name is this one, whatever its ending.
float score_unknown_name(const MailDirectory& directory, std::string_view name);

// The domain is real, as typed, and we do not know it. Very low when it cannot be real.
float score_unknown(const MailDirectory& directory, const Typed& typed);

}  // namespace guichet::email
