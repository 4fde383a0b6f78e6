#pragma once

#include <filesystem>

#include "export/contact_lines.hpp"
#include "export/export_run.hpp"

namespace guichet::exporting {

// Where a file goes and how.
struct FileOrder {
  std::filesystem::path path;
  Format format = Format::kCsv;
  Order contacts;
};

// Told now and then how many contacts were written; false ends the work.
using Watch = std::function<bool(std::int64_t written)>;

// Why there is no file, for a person; empty when `watch` ended it.
struct FileFailure {
  std::string message;
};

// Writes a file for its owner only, whole or not at all: whatever ends the program leaves no half of it.
Expected<Counts, FileFailure> write_contacts(const store::DatabaseOptions& database, const crypto::Keys& keys,
                                             const FileOrder& order, const Watch& watch);

}  // namespace guichet::exporting
