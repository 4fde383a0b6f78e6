#include "store/store.hpp"

namespace guichet::store {

Result<Store> open_store(const DatabaseOptions& options, Millis now, WriterLimits writer_limits,
                         ReaderLimits reader_limits) {
  {
    auto database = Database::open(options, OpenMode::kReadWrite);
    if (!database) return database.error();
    if (auto version = migrate(*database, now); !version) return version.error();
  }
  auto writer = Writer::open(options, writer_limits);
  if (!writer) return writer.error();
  auto reader = Reader::open(options, reader_limits);
  if (!reader) return reader.error();
  return Store{*std::move(writer), *std::move(reader)};
}

}  // namespace guichet::store
