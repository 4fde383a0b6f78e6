#include "files/csv_reader.hpp"

#include <new>

namespace guichet::files {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr const char* kEndlessRow = "a row of more than 65536 bytes: a quotation mark that is never closed?";

}  // namespace

CsvReader::CsvReader(TakeRow take, char separator) : take_(std::move(take)) {
  if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
  csv_set_delim(&parser_, static_cast<unsigned char>(separator));
}

CsvReader::~CsvReader() { csv_free(&parser_); }

// The mark may come in pieces; whatever is not the whole mark is text.
std::string_view CsvReader::without_mark(std::string_view bytes) {
  while (!is_mark_over_ && !bytes.empty()) {
    if (bytes.front() != kByteOrderMark[mark_size_]) {
      is_mark_over_ = true;
      feed_line(kByteOrderMark.substr(0, mark_size_));
      break;
    }
    bytes.remove_prefix(1);
    is_mark_over_ = ++mark_size_ == kByteOrderMark.size();
  }
  return bytes;
}

std::optional<InputError> CsvReader::feed(std::string_view bytes) {
  bytes = without_mark(bytes);
  while (!bytes.empty() && !error_) {
    const std::size_t end = bytes.find('\n');
    const std::size_t size = end == std::string_view::npos ? bytes.size() : end + 1;
    feed_line(bytes.substr(0, size));
    bytes.remove_prefix(size);
  }
  return error_;
}

void CsvReader::on_field(void* field, std::size_t size, void* self) {
  static_cast<CsvReader*>(self)->take_field({static_cast<const char*>(field), size});
}

void CsvReader::on_row(int, void* self) { static_cast<CsvReader*>(self)->take_row(); }

// A line, or a piece of one: libcsv does not say where it is, so that lines are counted here.
void CsvReader::feed_line(std::string_view bytes) {
  if (csv_parse(&parser_, bytes.data(), bytes.size(), on_field, on_row, this) != bytes.size())
    fail(csv_strerror(csv_error(&parser_)));
  if (text_.size() + parser_.entry_pos > kMaxRow) fail(kEndlessRow);
  if (!bytes.empty() && bytes.back() == '\n') ++line_;
  if (ends_.empty() && parser_.entry_pos == 0) row_line_ = line_;
}

std::optional<InputError> CsvReader::finish() {
  const std::string_view last =
      parser_.entry_pos == 0
          ? std::string_view{}
          : std::string_view(reinterpret_cast<const char*>(parser_.entry_buf), parser_.entry_pos);
  if (parser_.quoted && last.find('\n') != std::string_view::npos)
    fail("the quotation mark before its last column is never closed");
  if (!error_ && csv_fini(&parser_, on_field, on_row, this) != 0) fail(csv_strerror(csv_error(&parser_)));
  return error_;
}

void CsvReader::take_field(std::string_view field) {
  if (error_) return;
  text_ += field;
  ends_.push_back(text_.size());
}

void CsvReader::take_row() {
  if (text_.size() > kMaxRow) fail(kEndlessRow);
  fields_.clear();
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    fields_.push_back(std::string_view(text_).substr(begin, end - begin));
    begin = end;
  }
  const bool is_blank = ends_.size() <= 1 && text_.empty();
  if (!error_ && !is_blank) error_ = take_({row_line_, fields_});
  if (error_ && error_->line == 0) error_->line = row_line_;
  text_.clear();
  ends_.clear();
}

void CsvReader::fail(std::string reason) {
  if (!error_) error_ = InputError{{}, row_line_, {}, std::move(reason)};
}

}  // namespace guichet::files
