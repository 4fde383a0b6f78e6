#pragma once

#include <filesystem>

#include "doctor/finding.hpp"

namespace guichet::doctor {

// A file with a secret: there, and not readable by everybody.
Finding check_secret_file(const std::string& subject, const std::string& setting,
                          const std::filesystem::path& file);

// A folder that the edge writes into: there, or to be made in one that is writable.
Finding check_writable_folder(const std::string& subject, const std::filesystem::path& folder);

}  // namespace guichet::doctor
