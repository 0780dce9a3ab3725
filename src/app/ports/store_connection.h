#pragma once

#include <functional>

#include "app/ports/act_log.h"
#include "app/ports/links.h"
#include "app/ports/marketplaces.h"
#include "app/ports/staff_records.h"
#include "app/ports/verification_store.h"

namespace visavis::app {

/// One connection to the store, for one thread. Throws StoreFailure.
class StoreConnection {
 public:
  virtual ~StoreConnection() = default;

  virtual VerificationStore& verifications() = 0;
  virtual Marketplaces& marketplaces() = 0;
  virtual StaffRecords& staff() = 0;
  virtual Links& links() = 0;
  virtual ActLog& acts() = 0;

  /// Runs `all` in one write transaction: it is saved whole when this returns (one fsync for
  /// everything in it), or not at all when this throws.
  virtual void together(const std::function<void()>& all) = 0;
  /// Within together(): runs `one`. When it throws, what it wrote is undone and nothing else, and
  /// the exception goes on to the caller, who may go on with the rest.
  virtual void apart(const std::function<void()>& one) = 0;
};

}  // namespace visavis::app
