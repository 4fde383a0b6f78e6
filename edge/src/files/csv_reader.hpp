#pragma once

#include <csv.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/input_error.hpp"

namespace guichet::files {

struct CsvRow {
  std::size_t line;  // where it begins, from 1
  const std::vector<std::string_view>& fields;
};

// Takes a text apart into rows of columns (libcsv): with or without a byte order mark, quotation marks, and
// any line ends. Blank lines are passed over. A row has at most kMaxRow bytes; a longer one is an error.
class CsvReader {
 public:
  static constexpr std::size_t kMaxRow = 65'536;

  // Takes the row, or says what is wrong with it; the line is filled in. Nothing more is read then.
  using TakeRow = std::function<std::optional<InputError>(const CsvRow& row)>;

  explicit CsvReader(TakeRow take, char separator = ';');
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  // The next bytes of the text; the first thing that is wrong, without the file's name.
  std::optional<InputError> feed(std::string_view bytes);

  // To be called at the end of the text: the last row may have no line end.
  std::optional<InputError> finish();

  std::size_t line() const { return line_; }

 private:
  // What libcsv calls, with this object behind it.
  static void on_field(void* field, std::size_t size, void* self);
  static void on_row(int end, void* self);

  std::string_view without_mark(std::string_view bytes);
  void feed_line(std::string_view bytes);
  void take_field(std::string_view field);
  void take_row();
  void fail(std::string reason);

  TakeRow take_;
  csv_parser parser_{};
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
  std::size_t mark_size_ = 0;  // bytes of the mark that have been seen
  bool is_mark_over_ = false;
  std::string text_;               // the fields of this row one behind the other
  std::vector<std::size_t> ends_;  // and where each of them ends
  std::vector<std::string_view> fields_;
  std::optional<InputError> error_;
};

}  // namespace guichet::files
