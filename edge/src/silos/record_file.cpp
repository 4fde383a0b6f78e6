#include "silos/record_file.hpp"

#include <algorithm>

#include "files/csv_reader.hpp"
#include "files/text_source.hpp"
#include "silos/csv_dialect.hpp"
#include "silos/windows_1252.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace guichet::silos {
namespace {

using files::CsvRow;
using files::InputError;

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

std::string_view trim(std::string_view text) {
  text = trim_ascii(text);
  while (text.starts_with(kNoBreakSpace)) text = trim_ascii(text.substr(kNoBreakSpace.size()));
  while (text.ends_with(kNoBreakSpace)) text = trim_ascii(text.substr(0, text.size() - kNoBreakSpace.size()));
  return text;
}

InputError wrong(std::string reason) { return {{}, 0, {}, std::move(reason)}; }

// Takes the header, then the records.
class RowTaker {
 public:
  RowTaker(std::uint16_t file, const ReadContext& context, FileSummary& summary, const RecordSink& sink)
      : file_(file), context_(context), summary_(summary), sink_(sink) {}

  std::optional<InputError> operator()(const CsvRow& row) {
    fields_.assign(row.fields.begin(), row.fields.end());
    const bool is_converted = convert();
    for (std::string_view& field : fields_) field = trim(field);
    if (!has_header_) return names_separator() ? std::nullopt : take_header();
    summary_.windows_1252_rows += is_converted ? 1U : 0U;
    return take_record(row.line);
  }

  bool has_header() const { return has_header_; }

 private:
  // A row that is not UTF-8 is Windows-1252: files are put together of others. Whether it was.
  bool convert() {
    const bool is_utf8 = std::none_of(fields_.begin(), fields_.end(), [](std::string_view field) {
      return !is_ascii(field) && find_invalid_utf8(field);
    });
    if (is_utf8) return false;
    converted_.clear();
    for (const std::string_view field : fields_) converted_.push_back(windows_1252_to_utf8(field));
    fields_.assign(converted_.begin(), converted_.end());
    return true;
  }

  // "sep=;" before the header, which tells Excel what separates the columns.
  bool names_separator() const { return fields_.size() == 2 && fields_[0] == "sep=" && fields_[1].empty(); }

  std::optional<InputError> take_header() {
    auto plan = plan_columns(fields_, context_.columns, context_.known);
    if (!plan) return wrong(plan.error());
    summary_.columns = *std::move(plan);
    has_header_ = true;
    return std::nullopt;
  }

  // Separators at the end of a row, with nothing between them, are no columns.
  bool has_right_width() const {
    const std::size_t width = summary_.columns.names.size();
    return fields_.size() >= width &&
           std::all_of(fields_.begin() + static_cast<std::ptrdiff_t>(width), fields_.end(),
                       [](std::string_view field) { return field.empty(); });
  }

  std::optional<InputError> take_record(std::size_t line) {
    if (!has_right_width()) return leave_out(LeftOut::kColumns, line);
    SourceRecord record{fields_[summary_.columns.id], 0, file_, static_cast<std::uint32_t>(line), {}};
    if (record.id.empty()) return leave_out(LeftOut::kNoId, line);
    for (std::size_t token = 0; token < match::kTokenCount; ++token) record.values[token] = value_of(token);
    const bool is_empty = std::all_of(record.values.begin(), record.values.end(),
                                      [](std::string_view value) { return value.empty(); });
    if (is_empty) return leave_out(LeftOut::kNoValues, line);
    const auto silo = silo_of();
    if (!silo)
      return wrong("more than 65535 silos; is " + summary_.columns.names[*summary_.columns.silo] +
                   " the column that names them?");
    record.silo = *silo;
    ++summary_.rows;
    sink_.take(record);
    return std::nullopt;
  }

  std::string_view value_of(std::size_t token) const {
    for (const std::size_t column : summary_.columns.sources[token]) {
      if (!fields_[column].empty()) return fields_[column];
    }
    return {};
  }

  std::optional<std::uint16_t> silo_of() {
    const auto column = summary_.columns.silo;
    const std::string_view named = column ? fields_[*column] : std::string_view();
    return context_.silos.number_of(named.empty() ? std::string_view(summary_.silo) : named);
  }

  std::optional<InputError> leave_out(LeftOut reason, std::size_t line) {
    LeftOutRows& rows = summary_.left_out[static_cast<std::size_t>(reason)];
    if (rows.count++ < LeftOutRows::kMostLines) rows.lines.push_back(line);
    return std::nullopt;
  }

  std::uint16_t file_;
  const ReadContext& context_;
  FileSummary& summary_;
  const RecordSink& sink_;
  bool has_header_ = false;
  std::vector<std::string_view> fields_;
  std::vector<std::string> converted_;
};

// Pipes have none.
std::optional<std::uintmax_t> size_of(const std::filesystem::path& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  return failure ? std::nullopt : std::optional(size);
}

// Reads the pieces of a source; the first one tells how the file is written.
class FileReading {
 public:
  FileReading(files::TextSource source, RowTaker& taker, FileSummary& summary, const RecordSink& sink)
      : source_(std::move(source)), taker_(taker), summary_(summary), sink_(sink) {}

  Expected<ReadEnd, InputError> read() {
    auto bytes = source_.read();
    if (!bytes) return bytes.error();
    if (const auto refused = recognise(*bytes)) return *refused;
    files::CsvReader reader([this](const CsvRow& row) { return taker_(row); }, summary_.separator);
    while (!bytes->empty()) {
      if (const auto error = reader.feed(*bytes)) return *error;
      if (!sink_.watch({source_.bytes_read(), summary_.rows})) return ReadEnd::kStopped;
      bytes = source_.read();
      if (!bytes) return at(bytes.error(), reader.line());
    }
    if (const auto error = reader.finish()) return *error;
    if (!taker_.has_header()) return wrong("is empty: the first line must name the columns");
    if (has_changed()) return wrong("was written to while it was read; start again when it is whole");
    return ReadEnd::kWhole;
  }

 private:
  std::optional<InputError> recognise(std::string_view text) {
    if (const auto format = find_foreign_format(text); !format.empty()) {
      return wrong(std::string(format) + "; save it as CSV in UTF-8");
    }
    const auto separator = find_separator(text);
    if (!separator && !text.empty()) {
      return wrong("there is no separator (, ; tab or |) in its first line, which must name the columns");
    }
    summary_.separator = separator.value_or(',');
    return std::nullopt;
  }

  bool has_changed() const { return size_of(summary_.path) != size_; }

  static InputError at(InputError error, std::size_t line) {
    if (error.line == 0) error.line = line;
    return error;
  }

  files::TextSource source_;
  RowTaker& taker_;
  FileSummary& summary_;
  const RecordSink& sink_;
  std::optional<std::uintmax_t> size_ = size_of(summary_.path);  // when reading begins
};

}  // namespace

std::string stem_of(const std::filesystem::path& path) {
  std::filesystem::path name = path.filename();
  if (name.extension() == ".gz") name = name.stem();
  return name.stem().string();
}

Expected<ReadEnd, InputError> read_record_file(const std::filesystem::path& path, std::uint16_t file,
                                               const ReadContext& context, FileSummary& summary,
                                               const RecordSink& sink) {
  summary.path = path;
  if (summary.silo.empty()) summary.silo = stem_of(path);
  auto source = files::TextSource::open(path);
  if (!source) return source.error();
  RowTaker taker(file, context, summary, sink);
  auto end = FileReading(*std::move(source), taker, summary, sink).read();
  if (end) return end;
  InputError error = end.error();
  error.file = path.string();
  return error;
}

}  // namespace guichet::silos
