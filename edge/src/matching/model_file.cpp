#include "matching/model_file.hpp"

#include "match/model.hpp"

namespace guichet::matching {

Expected<std::shared_ptr<const match::Model>, ModelError> load_model(const std::string&) {
  return std::shared_ptr<const match::Model>(std::make_shared<match::Model>(match::starting_values()));
}

std::string model_version(const match::Model&) { return "start"; }

}  // namespace guichet::matching
