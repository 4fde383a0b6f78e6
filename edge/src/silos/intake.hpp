#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/expected.hpp"
#include "guichet/match.hpp"
#include "match/blocking.hpp"
#include "silos/record_file.hpp"
#include "silos/records.hpp"

namespace guichet::silos {

struct IntakeOptions {
  std::vector<std::filesystem::path> files;
  WantedColumns columns;
  std::string silo;      // of all files; empty: each is called by its file
  std::string country;   // ISO 3166 alpha-2 of records that do not say theirs; may be empty
  unsigned threads = 2;  // that make profiles, beside the one that reads
};

// All that was read, and what there is to say of it.
struct Intake {
  Records records;
  Silos silos;
  std::vector<FileSummary> files;
  bool shares_ids = false;  // an id of one file stands in another one too

  // The record's id; with the name of its file before it where files share ids.
  std::string id_of(const SourceRecord& record) const;
};

// Why there is nothing, for a person; empty when the watch stopped it.
struct IntakeFailure {
  std::string message;
};

// What a record is compared by, and found by.
struct PreparedProfile {
  std::string bytes;  // match::write_profile
  match::KeyHashes keys{};
};

using GiveProfile = std::function<void(const PreparedProfile& profile, std::uint16_t silo)>;

// What is wrong with a list of files before any is read: one that stands twice, by whatever path. Else nothing.
std::optional<IntakeFailure> check_files(const std::vector<std::filesystem::path>& files);

// Reads all files, makes a profile of each record on several threads and gives them away in the order of the
// records. The watch is told of all files together. Memory: about that of the text that is used.
Expected<Intake, IntakeFailure> take_in(const IntakeOptions& options, const GiveProfile& give,
                                        const std::function<bool(const ReadProgress&)>& watch);

// The profile of a record, in its own country or else in that one.
match::Profile profile_of(const SourceRecord& record, const ColumnNames& known, std::string_view country);

}  // namespace guichet::silos
