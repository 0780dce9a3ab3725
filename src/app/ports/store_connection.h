#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/ports/act_log.h"
#include "app/ports/chain_records.h"
#include "app/ports/evidence_records.h"
#include "app/ports/exports.h"
#include "app/ports/legal_holds.h"
#include "app/ports/links.h"
#include "app/ports/marketplaces.h"
#include "app/ports/photos.h"
#include "app/ports/staff_factors.h"
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
  virtual StaffFactors& factors() = 0;
  virtual Links& links() = 0;
  virtual ActLog& acts() = 0;
  virtual ChainRecords& chain() = 0;
  virtual Photos& photos() = 0;
  virtual EvidenceRecords& evidence() = 0;
  virtual LegalHolds& legal_holds() = 0;
  virtual Exports& exports() = 0;

  /// Runs `all` in one write transaction: it is saved whole when this returns (one fsync for
  /// everything in it), or not at all when this throws. StoreUnavailable when nothing can be saved;
  /// also when what was just saved is not where the next program will look for it.
  virtual void together(const std::function<void()>& all) = 0;
  /// Within together(): runs `one`. When it throws, what it wrote is undone and nothing else, and
  /// the exception goes on to the caller, who may go on with the rest.
  virtual void apart(const std::function<void()>& one) = 0;
  /// Saves something that says nothing, as together() would. Throws StoreUnavailable.
  virtual void try_saving() = 0;
  /// What will end badly unless somebody looks after it; nothing when all is well.
  virtual std::optional<std::string> warning() = 0;
};

}  // namespace visavis::app
