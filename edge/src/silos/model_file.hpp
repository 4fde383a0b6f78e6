#pragma once

#include <filesystem>
#include <string>

#include "common/expected.hpp"
#include "files/input_error.hpp"
#include "match/model.hpp"

namespace guichet::silos {

// A model that was learnt, as JSON.
std::string write_model_file(const match::ModelValues& model);

// Reads one of at most 16 MiB.
Expected<match::ModelValues, files::InputError> read_model_file(const std::filesystem::path& file);

}  // namespace guichet::silos
