#pragma once

#include <filesystem>
#include <iosfwd>
#include <vector>

#include "localize/localizer.hpp"
#include "silos/record_file.hpp"

namespace guichet::cli {

// Says of each file what its columns were taken for, what was not used, and which rows were left out and why.
void print_notes(std::ostream& output, const std::vector<silos::FileSummary>& files,
                 const localize::Localizer& localizer);

// The bytes of these files together; one that cannot be read counts nothing.
std::uint64_t size_of_all(const std::vector<std::filesystem::path>& files);

}  // namespace guichet::cli
