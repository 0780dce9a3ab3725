#include "adapters/sqlite/sqlite_photos.h"

#include <span>

#include "app/records/row.h"

namespace visavis::sqlite {

SqlitePhotos::SqlitePhotos(Database& database)
    : keep_(database.handle(),
            "INSERT INTO profile_photo (sha256, image, kept) VALUES (?1, ?2, ?3) "
            "ON CONFLICT (sha256) DO NOTHING"),
      kept_(database.handle(), "SELECT image FROM profile_photo WHERE sha256 = ?1") {}

void SqlitePhotos::keep_photo(std::string_view sha256, std::string_view file, Timestamp now) {
  const std::span<const std::uint8_t> image{reinterpret_cast<const std::uint8_t*>(file.data()),
                                            file.size()};
  keep_.execute(sha256, image, now);
}

std::optional<std::string> SqlitePhotos::kept_photo(std::string_view sha256) {
  auto rows = kept_.run(sha256);
  if (!rows.next()) return std::nullopt;
  return std::string{rows.blob(0)};
}

SqlitePhotoFetches::SqlitePhotoFetches(Database& database)
    : database_(database),
      due_(database.handle(),
           "SELECT p.verification, p.attempts, v.content FROM marketplace m "
           "JOIN photo_fetch p ON p.verification IN (SELECT verification FROM photo_fetch "
           "  WHERE marketplace = m.id AND due <= ?1 ORDER BY due, verification LIMIT ?2) "
           "JOIN verification v ON v.number = p.verification ORDER BY p.due, p.verification"),
      next_due_(database.handle(), "SELECT min(due) FROM photo_fetch WHERE due > ?1"),
      again_(database.handle(),
             "UPDATE photo_fetch SET attempts = attempts + 1, due = ?2 WHERE verification = ?1") {}

std::vector<app::PhotoFetch> SqlitePhotoFetches::due(Timestamp now, std::size_t limit_each) {
  database_.check_files();
  auto rows = due_.run(now, limit_each);
  std::vector<app::PhotoFetch> all;
  while (rows.next()) {
    // The address is about a person: it stands in the row alone.
    const Verification wanting = app::decode_row(rows.text(2));
    if (!wants_photo(wanting)) continue;  // A fault of the store must not ask a server for ever.
    all.push_back({rows.integer(0), wanting.id, wanting.marketplace,
                   wanting.profile.reveal().photo_url, static_cast<int>(rows.integer(1))});
  }
  return all;
}

std::optional<Timestamp> SqlitePhotoFetches::next_due(Timestamp now) {
  auto rows = next_due_.run(now);
  if (!rows.next() || rows.is_null(0)) return std::nullopt;
  return rows.time(0);
}

void SqlitePhotoFetches::failed(std::int64_t number, Timestamp next) {
  database_.check_files();
  again_.execute(number, next);
}

}  // namespace visavis::sqlite
