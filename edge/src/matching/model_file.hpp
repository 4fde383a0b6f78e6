#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "common/expected.hpp"
#include "files/input_error.hpp"
#include "match/model.hpp"

namespace guichet::matching {

// A model that was learnt, as the JSON of its file.
std::string write_model_file(const match::ModelValues& model);

// Reads one of at most 16 MiB.
Expected<match::ModelValues, files::InputError> read_model_file(const std::filesystem::path& file);

// The model of a file; an empty path gives the one that comes with the program.
Expected<std::shared_ptr<const match::Model>, files::InputError> load_model(
    const std::filesystem::path& file);

}  // namespace guichet::matching
