#pragma once

#include "store/async.hpp"
#include "store/migrations.hpp"

namespace guichet::store {

// The writer and the readers of one database file.
struct Store {
  std::unique_ptr<Writer> writer;
  std::unique_ptr<Reader> reader;

  // Answers what waits, then ends all threads.
  void drain() {
    reader->drain();
    writer->drain();
  }
};

// Opens the file, making or upgrading the schema first.
Result<Store> open_store(const DatabaseOptions& options, Millis now, WriterLimits writer = {},
                         ReaderLimits reader = {});

}  // namespace guichet::store
