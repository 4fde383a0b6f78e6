#pragma once

#include "guichet/finding.hpp"

namespace guichet::email {

// An address cut at its @, before anything is known to be right. Spans count bytes of the text given.
struct Parts {
  Span local;
  Span domain;  // empty and at the end when there is no @
  bool is_quoted = false;
};

}  // namespace guichet::email
