#pragma once

#include <cstdint>
#include <optional>
#include <sqlite3.h>

namespace visavis::sqlite {

/// Marks the file as a Visavis database ("Vsvs"), for us and for file(1).
inline constexpr int application_id = 0x56737673;

/// Throws app::StoreFailure for a file that is somebody else's database, or that a newer Visavis
/// wrote. Changes nothing.
void refuse_foreign(sqlite3* connection);

/// The schema's version, and the one that this program knows.
std::int64_t schema_version(sqlite3* connection);
extern const std::int64_t newest_schema;

/// Brings the schema up to date, each migration in a transaction of its own. Foreign keys must not
/// be enforced yet: that cannot be changed within a transaction. Safe when several
/// processes do it at once. The version is PRAGMA user_version. Stops at version `to` where one is
/// given: so a test sees what a database of an older Visavis becomes.
void migrate(sqlite3* connection, std::optional<std::int64_t> to = std::nullopt);

}  // namespace visavis::sqlite
