#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/photos.h"

namespace visavis::sqlite {

/// Pictures of profiles in SQLite. For the thread of its connection.
class SqlitePhotos : public app::Photos {
 public:
  explicit SqlitePhotos(Database& database);

  void keep_photo(std::string_view sha256, std::string_view file, Timestamp now) override;
  std::optional<std::string> kept_photo(std::string_view sha256) override;

 private:
  Statement keep_, kept_;
};

/// Those that are to be fetched. For the thread of its connection, which is the fetching one.
class SqlitePhotoFetches : public app::PhotoFetches {
 public:
  explicit SqlitePhotoFetches(Database& database);

  std::vector<app::PhotoFetch> due(Timestamp now, std::size_t limit_each) override;
  std::optional<Timestamp> next_due(Timestamp now) override;
  void failed(std::int64_t number, Timestamp next) override;

 private:
  const Database& database_;
  Statement due_, next_due_, again_;
};

}  // namespace visavis::sqlite
