#include "matching/model_file.hpp"

namespace guichet::match {
const Model& starting_model();
}

namespace guichet::matching {

Expected<std::shared_ptr<const match::Model>, ModelError> load_model(const std::string&) {
  return std::shared_ptr<const match::Model>(&match::starting_model(), [](const match::Model*) {});
}

std::string model_version(const match::Model&) { return "start"; }

}  // namespace guichet::matching
