#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace visavis::app {

/// What a legal hold keeps: all that is kept of an account, or of one of its verifications.
struct HeldEvidence {
  MarketplaceId marketplace;
  AccountId account;
  std::optional<VerificationId> verification = {};  ///< nothing: of all, also of those to come
  friend bool operator==(const HeldEvidence&, const HeldEvidence&) = default;
};

struct LegalHold {
  HeldEvidence on;
  Timestamp since;
  std::string who, why;  ///< in an operator's words
  friend bool operator==(const LegalHold&, const LegalHold&) = default;
};

/// The legal holds that are in force: evidence under one is not erased. That there was one stays in
/// the log of acts. Throws StoreFailure.
class LegalHolds {
 public:
  virtual ~LegalHolds() = default;
  /// False: there is one on this already, and it stays.
  virtual bool add_legal_hold(const LegalHold& hold) = 0;
  /// False: there is none on this.
  virtual bool remove_legal_hold(const HeldEvidence& on) = 0;
  /// Oldest first.
  virtual std::vector<LegalHold> legal_holds() = 0;
};

}  // namespace visavis::app
