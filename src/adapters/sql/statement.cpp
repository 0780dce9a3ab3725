#include "adapters/sql/statement.h"

#include <algorithm>
#include <limits>

#include "app/ports/store_failure.h"

namespace visavis::sqlite {

namespace {

std::string words(sqlite3* connection, const char* doing) {
  return std::string{"SQLite, "} + doing + ": " + sqlite3_errmsg(connection) + " (" +
         std::to_string(sqlite3_extended_errcode(connection)) + ")";
}

/// A page that cannot be so. The statement's text has placeholders, not values.
[[noreturn]] void fail_of_damage(sqlite3_stmt* statement) {
  throw app::StoreFailure(words(sqlite3_db_handle(statement), "a page is damaged") +
                          ", read for: " + sqlite3_sql(statement) +
                          "; docs/backup.md says what to do");
}

}  // namespace

void fail(sqlite3* connection, const char* doing) {
  const auto what = words(connection, doing);
  switch (sqlite3_errcode(connection) & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw app::StoreUnavailable(what + ": another program holds its write lock");
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      throw app::StoreUnavailable(what);
    default:
      throw app::StoreFailure(what);
  }
}

Rows::~Rows() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Rows::next() {
  switch (sqlite3_step(statement_)) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default: {
      auto* connection = sqlite3_db_handle(statement_);
      if ((sqlite3_errcode(connection) & 0xFF) == SQLITE_CORRUPT) fail_of_damage(statement_);
      fail(connection, "running a statement");
    }
  }
}

void Rows::done() {
  while (next()) {
  }
}

bool Rows::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Rows::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Rows::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Rows::blob(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Rows::copy_blob(int column, std::span<std::uint8_t> to) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  if (size != to.size()) throw app::StoreFailure("SQLite: a stored id or hash has a wrong length");
  std::copy_n(data, size, to.begin());
}

Statement::Statement(sqlite3* connection, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
      SQLITE_OK)
    fail(connection, "preparing a statement");
  statement_.reset(statement);
}

void Statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void Statement::bind(int parameter, std::string_view value) {
  // An empty view may point nowhere, which SQLite would take for NULL.
  check(sqlite3_bind_text64(statement_.get(), parameter, value.empty() ? "" : value.data(),
                            value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int parameter, std::span<const std::uint8_t> value) {
  check(sqlite3_bind_blob64(statement_.get(), parameter, value.data(), value.size(),
                            SQLITE_TRANSIENT));
}

void Statement::bind(int parameter, std::nullopt_t) {
  check(sqlite3_bind_null(statement_.get(), parameter));
}

void Statement::bind(int parameter, std::size_t value) {
  constexpr auto largest = std::numeric_limits<std::int64_t>::max();
  bind(parameter, static_cast<std::int64_t>(std::min(value, static_cast<std::size_t>(largest))));
}

void Statement::check(int code) {
  if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), "binding a value");
}

}  // namespace visavis::sqlite
