#include "register/address_file.hpp"

#include "files/csv_reader.hpp"
#include "files/text_source.hpp"

namespace guichet::registry {
namespace {

using files::CsvReader;
using files::CsvRow;
using files::TextSource;

// Takes the header, then the addresses.
class RowTaker {
 public:
  RowTaker(std::string file, const std::function<void(const AddressRow&)>& take, LeftOutRows& left_out)
      : file_(std::move(file)), take_(take), left_out_(left_out) {}

  std::optional<InputError> operator()(const CsvRow& row) {
    if (!columns_) return take_header(row.fields);
    ++rows_;
    const auto reading = columns_->read(row.fields);
    if (const auto* wrong = std::get_if<InputError>(&reading)) return *wrong;
    if (const auto* reason = std::get_if<LeftOut>(&reading)) return note(*reason, row.line), std::nullopt;
    take_(std::get<AddressRow>(reading));
    return std::nullopt;
  }

  std::uint64_t rows() const { return rows_; }
  bool has_header() const { return columns_.has_value(); }

 private:
  std::optional<InputError> take_header(const std::vector<std::string_view>& fields) {
    auto found = AddressColumns::find(fields);
    if (!found) return found.error();
    columns_ = *std::move(found);
    return std::nullopt;
  }

  void note(LeftOut reason, std::size_t line) {
    auto& kind = left_out_.kinds[static_cast<std::size_t>(reason)];
    if (kind.count++ == 0) kind.first = file_ + ", line " + std::to_string(line);
  }

  std::string file_;
  const std::function<void(const AddressRow&)>& take_;
  LeftOutRows& left_out_;
  std::optional<AddressColumns> columns_;
  std::uint64_t rows_ = 0;
};

}  // namespace

Expected<ReadEnd, InputError> read_address_file(const std::filesystem::path& path,
                                                const std::function<void(const AddressRow&)>& take,
                                                LeftOutRows& left_out, const Watch& watch) {
  auto source = TextSource::open(path);
  if (!source) return source.error();
  RowTaker taker(path.string(), take, left_out);
  CsvReader reader([&taker](const CsvRow& row) { return taker(row); });
  const auto in_file = [&path](InputError error, std::size_t line) {
    error.file = path.string();
    if (error.line == 0) error.line = line;
    return error;
  };
  while (true) {
    const auto bytes = source->read();
    if (!bytes) return in_file(bytes.error(), taker.has_header() ? reader.line() : 0);
    if (bytes->empty()) break;
    if (const auto error = reader.feed(*bytes)) return in_file(*error, reader.line());
    if (!watch({source->bytes_read(), taker.rows()})) return ReadEnd::kStopped;
  }
  if (const auto error = reader.finish()) return in_file(*error, reader.line());
  if (!taker.has_header())
    return InputError{path.string(), 0, {}, "is empty: the first line must name the columns"};
  return ReadEnd::kWhole;
}

}  // namespace guichet::registry
