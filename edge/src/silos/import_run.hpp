#pragma once

#include <array>
#include <functional>
#include <vector>

#include "silos/import_row.hpp"
#include "silos/intake.hpp"
#include "store/store.hpp"

namespace guichet::silos {

// The same id a second time in one silo: which of the two is right, nobody knows.
struct RefusedRow {
  std::string file;
  std::uint32_t line = 0;
};

struct ImportCounts {
  std::uint64_t rows = 0;
  std::uint64_t fresh = 0;  // new
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t opposed = 0;  // whose owners asked to be forgotten
  std::uint64_t refused = 0;  // ids that came twice
  std::vector<RefusedRow> first_refused;
  std::array<std::uint64_t, 5> bands{};  // by match::Band, of those that are new or changed

  std::uint64_t linked() const { return of(match::Band::kSame) + of(match::Band::kProven); }
  std::uint64_t of(match::Band band) const { return bands[static_cast<std::size_t>(band)]; }
};

struct Imported {
  ImportCounts counts;
  std::vector<FileSummary> files;
};

// Reads the files and brings their rows into the store, some hundred in a transaction, in their order: a run
// that is cut off and done again gives what one run gives. An empty message: the watch stopped it, between
// two transactions.
Expected<Imported, IntakeFailure> import_files(const IntakeOptions& options, const ImportContext& context,
                                               store::Store& store,
                                               const std::function<bool(const ReadProgress&)>& watch);

}  // namespace guichet::silos
