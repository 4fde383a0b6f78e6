#include "export/contact_file.hpp"

#include "files/output_folder.hpp"

namespace guichet::exporting {
namespace {

namespace fs = std::filesystem;

FileFailure failure(const store::StoreError& error) {
  return {"the store: " + std::string(store::errc_name(error.code)) + " " + error.detail};
}

Expected<Counts, FileFailure> fill(files::OutputFile& file, store::Database& database,
                                   const crypto::Keys& keys, const FileOrder& order, const Watch& watch) {
  std::int64_t written = 0;
  file.write(header_line(order.format));
  const auto counts = run(database, keys, order.contacts, [&](const Contact& contact) {
    file.write(contact_line(order.format, contact));
    return watch(++written);
  });
  if (!counts) return failure(counts.error());
  if (!*counts) return FileFailure{};
  if (const auto failed = file.finish()) return FileFailure{*failed};
  return **counts;
}

}  // namespace

Expected<Counts, FileFailure> write_contacts(const store::DatabaseOptions& options, const crypto::Keys& keys,
                                             const FileOrder& order, const Watch& watch) {
  auto database = store::Database::open(options, store::OpenMode::kReadOnly);
  if (!database) return failure(database.error());
  const fs::path parent = order.path.has_parent_path() ? order.path.parent_path() : fs::path(".");
  auto folder = files::OutputFolder::open(parent, true);
  if (!folder) return FileFailure{folder.error()};
  auto file = folder->create(order.path.filename().string());
  if (!file) return FileFailure{file.error()};
  const auto counts = fill(*file, *database, keys, order, watch);
  if (!counts) return counts;
  if (const auto failed = folder->commit()) return FileFailure{*failed};
  return counts;
}

}  // namespace guichet::exporting
