#include "contracts/storage.h"

#include <ostream>

namespace visavis::contracts {

std::ostream& operator<<(std::ostream& out, const StorageKind& kind) { return out << kind.name; }

const std::vector<StorageKind>& storage_kinds() {
  static const std::vector<StorageKind> kinds{{"sqlite", &sqlite_storage},
                                              {"memory", &memory_storage}};
  return kinds;
}

const std::vector<StorageKind>& database_kinds() {
  static const std::vector<StorageKind> kinds{{"sqlite", &sqlite_storage}};
  return kinds;
}

}  // namespace visavis::contracts
