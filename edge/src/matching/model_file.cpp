#include "matching/model_file.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

namespace guichet::matching {
namespace {

std::string describe(const Error& error) {
  std::string text(errc_title(error.code));
  if (!error.pointer.empty()) text += " (" + error.pointer + ")";
  return text;
}

}  // namespace

Expected<std::shared_ptr<const match::Model>, ModelError> load_model(const std::string& file) {
  if (file.empty())
    return std::shared_ptr<const match::Model>(std::make_shared<match::Model>(match::starting_values()));
  std::ifstream input(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(input), {}};
  if (!input) return ModelError{"cannot be read"};
  auto values = match::read_model(text);
  if (!values) return ModelError{describe(values.error())};
  return std::shared_ptr<const match::Model>(std::make_shared<match::Model>(*std::move(values)));
}

}  // namespace guichet::matching
