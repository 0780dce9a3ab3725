#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "domain/evidence.h"
#include "domain/still.h"

namespace visavis::app {

/// What the store knows of one piece of evidence; its bytes are in the vault.
struct EvidenceRecord {
  EvidenceId id;
  VerificationId verification;
  MarketplaceId marketplace;
  AccountId account;
  CallId call;
  CallSide side = CallSide::applicant;
  Timestamp began;
  std::string wrapped_key;  ///< opens it, with the account's key: vault.h; empty once it is erased
  EvidenceState state = EvidenceState::growing;
  std::optional<RecordedFile> file = {};  ///< of what is or was kept; a still has no length
  std::optional<StillOf> still_of = {};   ///< it is a still; nothing: a recording
  std::optional<KeptStill> still = {};    ///< one that is or was kept
  std::optional<Timestamp> held = {};     ///< since when a legal hold keeps it from being erased
  friend bool operator==(const EvidenceRecord&, const EvidenceRecord&) = default;
};

/// Which evidence is listed; what is not said may be anything.
struct EvidenceFilter {
  std::optional<MarketplaceId> marketplace = {};
  std::optional<AccountId> account = {};
  std::optional<VerificationId> verification = {};
  std::optional<EvidenceState> state = {};
  std::optional<EvidenceId> after = {};  ///< the last one of the page before
  std::size_t limit = 500;
};

/// For how long evidence is kept: what began before is over its time.
struct EvidenceKeptSince {
  Timestamp verified;  ///< of verifications that ended so
  Timestamp other;
  Timestamp documents = {};  ///< pictures of documents, whatever the verification ended as
};

/// Evidence in the store. What becomes of a piece is told by the verification's steps, and what is
/// said here follows from them (VerificationStore::commit). Throws StoreFailure.
class EvidenceRecords {
 public:
  virtual ~EvidenceRecords() = default;

  /// One that grows from now on, as a still is until it is kept. Before its first byte: what is in
  /// the vault is known here.
  virtual void add_evidence(const EvidenceRecord& growing) = 0;
  virtual std::optional<EvidenceRecord> evidence(EvidenceId id) = 0;
  /// Of one verification, in the order in which it began.
  virtual std::vector<EvidenceRecord> evidence_of(VerificationId verification) = 0;
  /// A page of what the filter says, in the order in which it was added.
  virtual std::vector<EvidenceRecord> listed_evidence(const EvidenceFilter& filter) = 0;
  /// Of all that grows, what began first.
  virtual std::vector<EvidenceRecord> growing_evidence() = 0;
  /// Of what is kept and over its time, what began first; but what a second review, an open appeal
  /// or a legal hold needs is not among it.
  virtual std::vector<EvidenceRecord> expired_evidence(const EvidenceKeptSince& kept,
                                                       std::size_t limit) = 0;
  /// Of what is kept of calls whose applicant withdrew the consent to it, what began first; a legal
  /// hold alone keeps it.
  virtual std::vector<EvidenceRecord> withdrawn_evidence(std::size_t limit) = 0;
  /// Its key is wrapped by another of its account from now on.
  virtual void rewrap_evidence(EvidenceId id, const std::string& wrapped_key) = 0;
};

}  // namespace visavis::app
