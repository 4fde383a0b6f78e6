#include "export/exporter.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "common/instant_text.hpp"
#include "export/contact_file.hpp"
#include "export/scope.hpp"
#include "store/async.hpp"
#include "store/export_state.hpp"

namespace guichet::exporting {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "contacts-";
constexpr Millis kRestAfterFailure = 10LL * 60 * 1000;

// contacts-20261125T213000Z.csv, so that the names sort by time.
std::string file_name(Millis now, Format format) {
  std::string time = instant_text(now).substr(0, 19);
  std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
  return std::string(kPrefix) + time + "Z." + std::string(format_name(format));
}

bool is_ours(const fs::path& path) {
  const std::string extension = path.extension().string();
  return path.filename().string().starts_with(kPrefix) && (extension == ".csv" || extension == ".ndjson");
}

}  // namespace

Exporter::Exporter(store::Store& store, store::DatabaseOptions database, const crypto::Keys& keys,
                   ExporterOptions options, Clock clock)
    : store_(store),
      database_(std::move(database)),
      keys_(keys),
      options_(std::move(options)),
      clock_(std::move(clock)),
      thread_(
          1, [this] { return [this](std::stop_token stop) { return round(std::move(stop)); }; }, clock_) {}

workers::RoundEnd Exporter::round(std::stop_token stop) {
  const auto state = store::read_and_wait(*store_.reader, [this](store::Database& database) {
    return store::find_export_state(database, options_.tenant, options_.scope);
  });
  const Millis now = clock_();
  if (!state) return {false, now + kRestAfterFailure};
  const Millis due = *state ? (*state)->at + options_.every : now;
  if (now < due) return {false, due};
  const bool is_written = write(now, *state ? std::optional((*state)->number) : std::nullopt, stop);
  return {false, now + (is_written ? options_.every : kRestAfterFailure)};
}

bool Exporter::write(Millis now, std::optional<std::int64_t> after, const std::stop_token& stop) {
  const auto filter = store::read_and_wait(*store_.reader, [this, now](store::Database& database) {
    return chosen(database, options_.tenant, options_.scope, now);
  });
  if (!filter || !*filter) {
    spdlog::error("export: {}", filter ? "there is no segment " + options_.scope : filter.error().detail);
    return false;
  }
  const FileOrder order{
      options_.folder / file_name(now, options_.format), options_.format, {options_.tenant, **filter, after}};
  const auto counts =
      write_contacts(database_, keys_, order, [&stop](std::int64_t) { return !stop.stop_requested(); });
  if (!counts) {
    if (!counts.error().message.empty()) spdlog::error("export: {}", counts.error().message);
    return false;
  }
  const store::ExportState state{counts->number, now};
  const auto noted = store::write_and_wait(*store_.writer, [this, state](store::Transaction& transaction) {
    return store::put_export_state(transaction, options_.tenant, options_.scope, state);
  });
  spdlog::info("export: {} with {} contacts, {} that left, {} erased", order.path.string(), counts->put,
               counts->left, counts->erased);
  remove_old();
  return noted.has_value();
}

void Exporter::remove_old() const {
  std::vector<fs::path> files;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(options_.folder, failure)) {
    if (is_ours(entry.path())) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (std::size_t i = 0; i + options_.keep < files.size(); ++i) fs::remove(files[i], failure);
}

}  // namespace guichet::exporting
