#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "common/expected.hpp"
#include "files/input_error.hpp"
#include "guichet/match.hpp"

namespace guichet::silos {

// What columns hold where their names do not say it: {"columns": {"my_column": "email", "x": null}}. By
// folded name (fold_column_name); nothing for a column that is not to be read.
using Mapping = std::map<std::string, std::optional<match::Token>, std::less<>>;

// Reads a mapping file of at most 64 KiB; an error names the place as a JSON pointer.
Expected<Mapping, files::InputError> read_mapping(const std::filesystem::path& file);

}  // namespace guichet::silos
