#pragma once

#include <memory>
#include <string>

#include "common/expected.hpp"
#include "match/model.hpp"

namespace guichet::matching {

struct ModelError {
  std::string reason;  // for the person who starts the program
};

// Reads a model from its JSON file; an empty path gives the one that comes with the program.
Expected<std::shared_ptr<const match::Model>, ModelError> load_model(const std::string& file);

}  // namespace guichet::matching
