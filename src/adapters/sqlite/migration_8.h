#pragma once

#include <sqlite3.h>

namespace visavis::sqlite {

/// Timers, acts in the log, and columns that the domain fills in place of rules in SQL.
extern const char* const migration_8;
/// What SQL cannot say: which call each old row is in. Throws app::StoreFailure when a delivery has
/// lost its event.
void finish_migration_8(sqlite3* connection);

}  // namespace visavis::sqlite
