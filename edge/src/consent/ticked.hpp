#pragma once

#include <string>

namespace guichet::consent {

// A box that somebody ticked, and the words they saw.
struct Ticked {
  std::string purpose;
  std::string text_hash;
};

}  // namespace guichet::consent
