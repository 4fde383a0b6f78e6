#include "silos/import_run.hpp"

#include <unordered_set>

#include "silos/ordered_work.hpp"

namespace guichet::silos {
namespace {

constexpr std::size_t kRowsAtOnce = 500;  // in a transaction: an edge that serves the same store waits for it
constexpr std::size_t kMostRefused = 5;

using Rows = std::vector<PreparedRow>;
using Failure = std::optional<IntakeFailure>;

// Rows of one piece that are read and not prepared yet.
struct Piece {
  RecordBlock records;
  std::vector<std::string> silos;
};

Rows prepare(const Piece& piece, const ColumnNames& known, std::string_view country) {
  Rows rows;
  rows.reserve(piece.records.size());
  for (std::size_t i = 0; i < piece.records.size(); ++i) {
    rows.push_back(prepare_row(piece.records.at(i), piece.silos[i], known, country));
  }
  return rows;
}

class Run {
 public:
  Run(const IntakeOptions& options, const ImportContext& context, store::Store& store,
      const std::function<bool(const ReadProgress&)>& watch)
      : options_(options),
        context_(context),
        store_(store),
        watch_(watch),
        work_(options.threads, [this](Rows rows) { write(std::move(rows)); }) {}

  Expected<Imported, IntakeFailure> run() {
    if (auto failure = check_files(options_.files)) return *std::move(failure);
    for (const auto& path : options_.files) {
      imported_.files.emplace_back();
      imported_.files.back().silo = options_.silo.empty() ? stem_of(path) : options_.silo;
    }
    for (std::size_t i = 0; i < options_.files.size() && !failure_ && !is_stopped_; ++i) take_file(i);
    close_piece();
    work_.finish();
    if (failure_) return *failure_;
    if (is_stopped_) return IntakeFailure{};
    return std::move(imported_);
  }

 private:
  void take_file(std::size_t number) {
    ReadProgress last;
    RecordSink sink;
    FileSummary& file = imported_.files[number];
    sink.take = [this, &file](const SourceRecord& record) { add(record, file); };
    sink.watch = [this, &last](const ReadProgress& now) {
      last = now;
      is_stopped_ = !watch_({bytes_before_ + now.bytes, imported_.counts.rows});
      return !is_stopped_ && !failure_;
    };
    const auto end = read_record_file(options_.files[number], static_cast<std::uint16_t>(number),
                                      {options_.columns, known_, silos_}, file, sink);
    bytes_before_ += last.bytes;
    if (!end) failure_ = IntakeFailure{end.error().describe()};
  }

  void add(const SourceRecord& record, const FileSummary& file) {
    const std::string& silo = silos_.name(record.silo);
    if (!seen_.insert(std::hash<std::string>{}(silo + '\n' + std::string(record.id))).second)
      return refuse(record, file);
    piece_->records.add(record);
    piece_->silos.push_back(silo);
    if (piece_->records.size() == kRowsAtOnce) close_piece();
  }

  void refuse(const SourceRecord& record, const FileSummary& file) {
    ImportCounts& counts = imported_.counts;
    if (counts.refused++ < kMostRefused) counts.first_refused.push_back({file.path.string(), record.line});
  }

  void close_piece() {
    work_.add([this, piece = std::move(piece_)] { return prepare(*piece, known_, options_.country); });
    piece_ = std::make_shared<Piece>();
  }

  void write(Rows rows) {
    if (failure_ || is_stopped_ || rows.empty()) return;
    const auto written = store::write_and_wait(
        *store_.writer, [this, owned = std::make_shared<Rows>(std::move(rows))](
                            store::Transaction& transaction) { return write_rows(transaction, *owned); });
    if (!written) {
      failure_ = IntakeFailure{"the store: " + std::string(store::errc_name(written.error().code)) + " " +
                               written.error().detail};
      return;
    }
    for (const RowResult& result : *written) count(result);
  }

  store::Result<std::vector<RowResult>> write_rows(store::Transaction& transaction, const Rows& rows) const {
    std::vector<RowResult> results;
    for (const PreparedRow& row : rows) {
      const auto result = import_row(transaction, context_, row, system_now());
      if (!result) return result.error();
      results.push_back(*result);
    }
    return results;
  }

  void count(const RowResult& result) {
    ImportCounts& counts = imported_.counts;
    ++counts.rows;
    if (result.outcome == RowOutcome::kUnchanged) {
      ++counts.unchanged;
      return;
    }
    if (result.outcome == RowOutcome::kOpposed) {
      ++counts.opposed;
      return;
    }
    ++(result.outcome == RowOutcome::kNew ? counts.fresh : counts.changed);
    ++counts.bands[static_cast<std::size_t>(result.band)];
  }

  const IntakeOptions& options_;
  const ImportContext& context_;
  store::Store& store_;
  const std::function<bool(const ReadProgress&)>& watch_;
  const ColumnNames known_;
  Silos silos_;
  Imported imported_;
  Failure failure_;
  bool is_stopped_ = false;
  std::uint64_t bytes_before_ = 0;
  std::unordered_set<std::size_t> seen_;  // hashes of silo and id
  std::shared_ptr<Piece> piece_ = std::make_shared<Piece>();
  OrderedWork<Rows> work_;
};

}  // namespace

Expected<Imported, IntakeFailure> import_files(const IntakeOptions& options, const ImportContext& context,
                                               store::Store& store,
                                               const std::function<bool(const ReadProgress&)>& watch) {
  return Run(options, context, store, watch).run();
}

}  // namespace guichet::silos
