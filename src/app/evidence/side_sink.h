#pragma once

#include <memory>
#include <utility>

#include "app/evidence/growing_now.h"
#include "app/ports/account_keys.h"
#include "app/ports/call_recorder.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/recording.h"
#include "app/ports/store_connection.h"
#include "app/ports/vault.h"

namespace visavis::app {

/// What one thread keeps evidence with: the connections are its own.
struct EvidencePlaces {
  StoreConnection& store;
  AccountKeys& keys;
  Vault& vault;
  Entropy& entropy;
  const Clock& clock;
};

/// One side of a call on its way into the vault. Used on the recorder's thread, for which the disk
/// may be slow. Throws StoreFailure, VaultFailure, and std::runtime_error where the vault refuses;
/// what was written until then is kept, and the next begin() begins anew.
class SideSink final : public RecordingSink {
 public:
  /// Both must outlive it.
  SideSink(RecordedSide side, EvidencePlaces places, GrowingNow& growing)
      : side_(std::move(side)), places_(places), growing_(growing) {}
  ~SideSink() override;
  SideSink(const SideSink&) = delete;
  SideSink& operator=(const SideSink&) = delete;

  void begin(const RecordingSegment& segment) override;
  void append(Bytes bytes) override;
  void sync() override;
  void missed() override { missed_ = true; }
  /// The last file is whole, unless something is missing from it: nothing more comes.
  void finish();

 private:
  void grow(const RecordingSegment& segment);
  void drop();
  template <class Work>
  void or_drop(Work work);

  const RecordedSide side_;
  const EvidencePlaces places_;
  GrowingNow& growing_;
  EvidenceId id_;
  std::unique_ptr<GrowingWriter> file_;
  bool missed_ = false;  ///< something is missing from the file
};

}  // namespace visavis::app
