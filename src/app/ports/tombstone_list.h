#pragma once

#include <vector>

#include "app/ports/account_keys.h"

namespace visavis::app {

/// The tombstones as they are kept outside of the key store, whose backups lack those that came
/// after them. Only ever grows. For one thread. Throws StoreFailure.
class TombstoneList {
 public:
  virtual ~TombstoneList() = default;
  /// In the order in which they were added.
  virtual std::vector<Tombstone> all() = 0;
  /// Survives a power cut once this returned.
  virtual void add(const Tombstone& tombstone) = 0;
};

}  // namespace visavis::app
