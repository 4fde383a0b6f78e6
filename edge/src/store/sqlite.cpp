#include "store/sqlite.hpp"

#include <sqlite3.h>

namespace guichet::store {
namespace {

StoreErrc errc_of(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StoreErrc::kBusy;
    case SQLITE_FULL: return StoreErrc::kFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return StoreErrc::kCorrupt;
    case SQLITE_CONSTRAINT: return StoreErrc::kConstraint;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY: return StoreErrc::kIo;
    default: return StoreErrc::kOther;
  }
}

// SQLite's message names tables and columns, never values.
StoreError error_of(sqlite3* handle, int code) {
  const int extended = handle != nullptr ? sqlite3_extended_errcode(handle) : code;
  const char* message = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  return {errc_of(code), std::to_string(extended) + " " + message};
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), is_kept_(other.is_kept_), bind_code_(other.bind_code_) {}

Statement::~Statement() {
  if (handle_ == nullptr) return;
  if (!is_kept_) {
    sqlite3_finalize(handle_);
    return;
  }
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
}

Statement& Statement::bind(int index, std::int64_t value) {
  if (bind_code_ == SQLITE_OK) bind_code_ = sqlite3_bind_int64(handle_, index, value);
  return *this;
}

Statement& Statement::bind_real(int index, double value) {
  if (bind_code_ == SQLITE_OK) bind_code_ = sqlite3_bind_double(handle_, index, value);
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  if (bind_code_ == SQLITE_OK) {
    const char* data = text.data() != nullptr ? text.data() : "";
    bind_code_ = sqlite3_bind_text64(handle_, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  return *this;
}

Statement& Statement::bind(int index, ByteView blob) {
  if (bind_code_ == SQLITE_OK) {
    const void* data = blob.data() != nullptr ? static_cast<const void*>(blob.data()) : "";
    bind_code_ = sqlite3_bind_blob64(handle_, index, data, blob.size(), SQLITE_TRANSIENT);
  }
  return *this;
}

Statement& Statement::bind_null(int index) {
  if (bind_code_ == SQLITE_OK) bind_code_ = sqlite3_bind_null(handle_, index);
  return *this;
}

Result<bool> Statement::step() {
  sqlite3* database = sqlite3_db_handle(handle_);
  if (bind_code_ != SQLITE_OK) return error_of(database, bind_code_);
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return error_of(database, code);
}

Result<std::int64_t> Statement::run() {
  while (true) {
    const auto row = step();
    if (!row) return row.error();
    if (!*row) return std::int64_t{sqlite3_changes64(sqlite3_db_handle(handle_))};
  }
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }

double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }

std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

ByteView Statement::blob(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

void Database::CloseDatabase::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

void Database::FinishStatement::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

Result<Database> Database::open(const DatabaseOptions& options, OpenMode mode) {
  const int access = mode == OpenMode::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(options.path.c_str(), &handle,
                                   access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Database database(handle);
  if (code != SQLITE_OK) return error_of(handle, code);
  if (auto status = database.configure(options, mode); !status) return status.error();
  return database;
}

Status Database::configure(const DatabaseOptions& options, OpenMode mode) {
  sqlite3_busy_timeout(handle_.get(), static_cast<int>(options.busy_timeout.count()));
  const std::string cache = "PRAGMA cache_size = -" + std::to_string(options.cache_kibibytes);
  if (auto status = execute(cache.c_str()); !status) return status;
  if (mode == OpenMode::kReadOnly) return execute("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF");
  std::error_code refused;
  std::filesystem::permissions(options.path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                               refused);
  // The writer copies the log back into the file every 4,000 pages; FULL makes each commit survive a power cut; what is
  // deleted is overwritten, for a person may ask to be forgotten.
  return execute(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
      "PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = ON");
}

Status Database::execute(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(handle_.get(), code);
  return Done{};
}

Result<Statement> Database::prepare(std::string_view sql) {
  if (const auto known = statements_.find(sql); known != statements_.end()) return Statement(known->second.get());
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return error_of(handle_.get(), code);
  statements_.emplace(sql, StatementHandle(statement));
  return Statement(statement);
}

Result<Statement> Database::prepare_once(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
  if (code != SQLITE_OK) return error_of(handle_.get(), code);
  return Statement(statement, false);
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

}  // namespace guichet::store
