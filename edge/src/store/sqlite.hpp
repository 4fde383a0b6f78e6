#pragma once

#include <chrono>
#include <concepts>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "common/bytes.hpp"
#include "store/error.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace guichet::store {

enum class OpenMode : std::uint8_t { kReadWrite, kReadOnly };

struct DatabaseOptions {
  std::filesystem::path path;
  int cache_kibibytes = 65536;
  std::chrono::milliseconds busy_timeout{5000};
};

// A prepared statement. One that its Database keeps is given back, reset, when this goes out of scope.
// Placeholders are ?1, ?2 ...; columns count from 0. Views of columns live until the next step.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  Statement& bind(int index, std::int64_t value);
  // A double and nothing that would become one.
  template <std::same_as<double> Real>
  Statement& bind(int index, Real value) {
    return bind_real(index, value);
  }
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, ByteView blob);
  Statement& bind_null(int index);

  template <class T>
  Statement& bind(int index, const std::optional<T>& value) {
    return value ? bind(index, *value) : bind_null(index);
  }

  // Moves to the next row: true when there is one. Reports what a bind() before it could not do.
  Result<bool> step();

  // Runs to the end. Gives how many rows an INSERT, UPDATE or DELETE changed.
  Result<std::int64_t> run();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  ByteView blob(int column) const;

  std::optional<std::int64_t> optional_integer(int column) const;

  // An id that may be absent.
  std::optional<std::array<std::uint8_t, 16>> optional_id(int column) const {
    if (is_null(column)) return std::nullopt;
    return array<16>(column);
  }

  // A blob of a fixed size, zeros when the column has another size.
  template <std::size_t Size>
  std::array<std::uint8_t, Size> array(int column) const {
    std::array<std::uint8_t, Size> value{};
    const ByteView bytes = blob(column);
    if (bytes.size() == Size) std::copy(bytes.begin(), bytes.end(), value.begin());
    return value;
  }

  Bytes bytes(int column) const {
    const ByteView view = blob(column);
    return {view.begin(), view.end()};
  }

 private:
  friend class Database;
  explicit Statement(sqlite3_stmt* handle, bool is_kept = true) : handle_(handle), is_kept_(is_kept) {}
  Statement& bind_real(int index, double value);

  sqlite3_stmt* handle_;
  bool is_kept_;  // by the Database
  int bind_code_ = 0;
};

// One connection, used by one thread at a time. Every return code is checked.
class Database {
 public:
  // Opens, creating the file (mode 0600) when it may be written: WAL, synchronous=FULL, foreign keys on.
  static Result<Database> open(const DatabaseOptions& options, OpenMode mode);

  // Statements without placeholders or answers, separated by semicolons.
  Status execute(const char* sql);

  // The statement for this text, prepared once and kept; sql must be a constant of the program.
  // A text may not be prepared again while it is in use.
  Result<Statement> prepare(std::string_view sql);

  // A statement whose text was put together, prepared for this one use.
  Result<Statement> prepare_once(const std::string& sql);

  // Prepares and binds ?1, ?2 ... in order.
  template <class... Values>
  Result<Statement> query(std::string_view sql, const Values&... values) {
    auto statement = prepare(sql);
    if (!statement) return statement;
    int index = 0;
    (statement->bind(++index, values), ...);
    return statement;
  }

  // Prepares, binds and runs to the end. Gives the number of changed rows.
  template <class... Values>
  Result<std::int64_t> run(std::string_view sql, const Values&... values) {
    auto statement = query(sql, values...);
    if (!statement) return statement.error();
    return statement->run();
  }

  // Reads every row with read(const Statement&).
  template <class Read, class... Values>
  auto fetch_all(std::string_view sql, Read read, const Values&... values)
      -> Result<std::vector<std::invoke_result_t<Read, const Statement&>>> {
    auto statement = query(sql, values...);
    if (!statement) return statement.error();
    std::vector<std::invoke_result_t<Read, const Statement&>> rows;
    while (true) {
      auto row = statement->step();
      if (!row) return row.error();
      if (!*row) return rows;
      rows.push_back(read(std::as_const(*statement)));
    }
  }

  // Reads the first row, if any.
  template <class Read, class... Values>
  auto fetch_one(std::string_view sql, Read read, const Values&... values)
      -> Result<std::optional<std::invoke_result_t<Read, const Statement&>>> {
    using Row = std::invoke_result_t<Read, const Statement&>;
    auto statement = query(sql, values...);
    if (!statement) return statement.error();
    auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return std::optional<Row>();
    return std::optional<Row>(read(std::as_const(*statement)));
  }

  // True between BEGIN and COMMIT or ROLLBACK. Some failures make SQLite roll back by itself.
  bool in_transaction() const;

 private:
  struct CloseDatabase {
    void operator()(sqlite3* handle) const;
  };
  struct FinishStatement {
    void operator()(sqlite3_stmt* handle) const;
  };
  using StatementHandle = std::unique_ptr<sqlite3_stmt, FinishStatement>;

  explicit Database(sqlite3* handle) : handle_(handle) {}
  Status configure(const DatabaseOptions& options, OpenMode mode);

  std::unique_ptr<sqlite3, CloseDatabase> handle_;
  std::unordered_map<std::string_view, StatementHandle> statements_;
};

}  // namespace guichet::store
