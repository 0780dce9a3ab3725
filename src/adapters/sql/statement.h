#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <sqlite3.h>
#include <string>
#include <string_view>

#include "base/time.h"

namespace visavis::sqlite {

/// Throws app::StoreFailure with SQLite's words for the connection's last error, StoreUnavailable
/// where it is about disk, lock or file. They name tables and columns, never values, so nothing
/// personal gets into a log.
[[noreturn]] void fail(sqlite3* connection, const char* doing);

/// One execution of a statement: rows to step through. Resets the statement when it goes.
class Rows {
 public:
  explicit Rows(sqlite3_stmt* statement) : statement_(statement) {}
  ~Rows();
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  /// Moves to the next row; false after the last.
  bool next();
  /// For a statement that has no rows to give.
  void done();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  /// Valid until the next row.
  std::string_view text(int column) const;
  /// Of any size. Valid until the next row.
  std::string_view blob(int column) const;
  Timestamp time(int column) const { return from_unix_ms(integer(column)); }
  /// A blob of exactly this size; another size is a StoreFailure.
  template <std::size_t size>
  std::array<std::uint8_t, size> bytes(int column) const {
    std::array<std::uint8_t, size> value{};
    copy_blob(column, value);
    return value;
  }

 private:
  void copy_blob(int column, std::span<std::uint8_t> to) const;
  sqlite3_stmt* statement_;
};

/// A statement prepared once and used many times, by one thread. Values are only ever bound, never
/// spelled into the SQL.
class Statement {
 public:
  Statement(sqlite3* connection, const char* sql);

  /// Binds the values to ?1, ?2, ... The rows must be gone before the next run.
  template <class... Values>
  Rows run(const Values&... values) {
    int parameter = 0;
    (bind(++parameter, values), ...);
    return Rows{statement_.get()};
  }
  /// Runs a statement that has no rows to give.
  template <class... Values>
  void execute(const Values&... values) {
    run(values...).done();
  }

 private:
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, std::string_view value);
  void bind(int parameter, std::span<const std::uint8_t> value);
  void bind(int parameter, std::nullopt_t);
  void bind(int parameter, Timestamp value) { bind(parameter, to_unix_ms(value)); }
  void bind(int parameter, std::size_t value);
  template <std::size_t size>
  void bind(int parameter, const std::array<std::uint8_t, size>& value) {
    bind(parameter, std::span<const std::uint8_t>{value});
  }
  template <class T>
  void bind(int parameter, const std::optional<T>& value) {
    if (value)
      bind(parameter, *value);
    else
      bind(parameter, std::nullopt);
  }
  void check(int code);

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace visavis::sqlite
