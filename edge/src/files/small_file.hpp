#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "common/expected.hpp"
#include "files/input_error.hpp"

namespace guichet::files {

// The whole text of a file of at most `most` bytes, unpacked when it is gzip; more is an error.
Expected<std::string, InputError> read_small_file(const std::filesystem::path& path, std::size_t most);

}  // namespace guichet::files
