#pragma once

#include <filesystem>

#include "crypto/keys.hpp"
#include "export/contact_lines.hpp"
#include "store/store.hpp"
#include "workers/worker_threads.hpp"

namespace guichet::exporting {

struct ExporterOptions {
  std::string tenant;
  std::filesystem::path folder;
  Format format = Format::kCsv;
  std::string scope;  // "confirmed", or the id of a segment
  Millis every = 0;
  std::size_t keep = 0;  // files that stay
};

// A thread that writes files for a CRM by the clock: contacts-20261125T213000Z.csv with all contacts first,
// then what has changed since the file before. What a killed run did not note is written again: at least
// once, never half.
class Exporter {
 public:
  // All that is passed by reference outlives this object.
  Exporter(store::Store& store, store::DatabaseOptions database, const crypto::Keys& keys,
           ExporterOptions options, Clock clock = system_now);

  // Ends the thread; a file under way is given up. Call it before Store::drain().
  void stop() { thread_.stop(); }

 private:
  workers::RoundEnd round(std::stop_token stop);
  bool write(Millis now, std::optional<std::int64_t> after, const std::stop_token& stop);
  void remove_old() const;

  store::Store& store_;
  const store::DatabaseOptions database_;
  const crypto::Keys& keys_;
  const ExporterOptions options_;
  const Clock clock_;
  workers::WorkerThreads thread_;
};

}  // namespace guichet::exporting
