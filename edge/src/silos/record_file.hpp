#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "files/input_error.hpp"
#include "silos/column_plan.hpp"
#include "silos/records.hpp"

namespace guichet::silos {

// Why a row is left out.
enum class LeftOut : std::uint8_t { kColumns, kNoId, kNoValues };
inline constexpr std::size_t kLeftOutCount = 3;

struct LeftOutRows {
  static constexpr std::size_t kMostLines = 5;

  std::uint64_t count = 0;
  std::vector<std::size_t> lines;  // the first ones
};

// What was found in a file of records.
struct FileSummary {
  std::filesystem::path path;
  std::string silo;  // its name, where rows do not name theirs
  char separator = ',';
  ColumnPlan columns;
  std::uint64_t rows = 0;  // those that are used
  std::uint64_t windows_1252_rows = 0;
  std::array<LeftOutRows, kLeftOutCount> left_out;
};

struct ReadProgress {
  std::uint64_t bytes = 0;  // of the file as it lies on the disk
  std::uint64_t rows = 0;
};

// Where what is read goes to. A record's views hold for that call only.
struct RecordSink {
  std::function<void(const SourceRecord&)> take;
  std::function<bool(const ReadProgress&)> watch;  // whether to go on
};

enum class ReadEnd : std::uint8_t { kWhole, kStopped };

// What stays the same from file to file.
struct ReadContext {
  const WantedColumns& columns;
  const ColumnNames& known;
  Silos& silos;
};

// Reads a CSV file, or one that is packed with gzip: columns between , ; tab or |, in UTF-8 or, row by row,
// Windows-1252; white space around values goes. A row with another number of columns than the header, without
// an id or without any value is counted and left out; anything else that is wrong is an error with its line, and so is
// a file whose size changes meanwhile.
Expected<ReadEnd, files::InputError> read_record_file(const std::filesystem::path& path, std::uint16_t file,
                                                      const ReadContext& context, FileSummary& summary,
                                                      const RecordSink& sink);

// "crm" of "exports/crm.csv.gz".
std::string stem_of(const std::filesystem::path& path);

}  // namespace guichet::silos
