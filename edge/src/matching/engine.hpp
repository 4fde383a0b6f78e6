#pragma once

#include <string>

#include "guichet/match.hpp"
#include "localize/localizer.hpp"

namespace guichet::matching {

// What accounts are compared with, and the words for it. Both outlive it.
struct Engine {
  const match::Model& model;
  std::string model_version;  // stands beside every verdict
  const localize::Localizer& localizer;
};

}  // namespace guichet::matching
